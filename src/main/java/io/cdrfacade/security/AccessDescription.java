package io.cdrfacade.security;

import java.util.List;
import java.util.stream.Stream;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.parameter.Parameters;

/**
 * Describes how to authenticate, so that Swagger UI can offer it, and gateways that
 * follow the description let tickets through.
 */
@Component
final class AccessDescription implements GlobalOpenApiCustomizer {

	private final SecurityProperties properties;

	AccessDescription(SecurityProperties properties) {
		this.properties = properties;
	}

	@Override
	public void customise(OpenAPI api) {
		switch (this.properties.mode()) {
			case API_KEY -> require(api, "apiKey", key(SecurityScheme.In.HEADER, ApiKeys.HEADER)
				.description("The key that the operator has given you."));
			case JWT -> require(api, "bearer",
					new SecurityScheme().type(SecurityScheme.Type.HTTP)
						.scheme("bearer")
						.bearerFormat("JWT")
						.description("A token from your authorization server."));
			case NONE -> {
			}
			case null -> throw new IllegalStateException("The mode is checked at the start");
		}
	}

	private static void require(OpenAPI api, String name, SecurityScheme scheme) {
		api.getComponents().addSecuritySchemes(name, scheme);
		api.setSecurity(List.of(new SecurityRequirement().addList(name)));
		api.getComponents()
			.addSecuritySchemes(Parameters.TICKET,
					key(SecurityScheme.In.QUERY, Parameters.TICKET).description("A ticket, from `POST /tickets`."));
		api.getPaths()
			.values()
			.stream()
			.flatMap((path) -> path.readOperations().stream())
			.filter(AccessDescription::takesTicket)
			.forEach((operation) -> operation.addSecurityItem(new SecurityRequirement().addList(name))
				.addSecurityItem(new SecurityRequirement().addList(Parameters.TICKET)));
	}

	private static SecurityScheme key(SecurityScheme.In in, String name) {
		return new SecurityScheme().type(SecurityScheme.Type.APIKEY).in(in).name(name);
	}

	private static boolean takesTicket(Operation operation) {
		return Stream.ofNullable(operation.getParameters())
			.flatMap(List::stream)
			.anyMatch((parameter) -> Parameters.TICKET.equals(parameter.getName()));
	}

}
