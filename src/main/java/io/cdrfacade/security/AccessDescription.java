package io.cdrfacade.security;

import java.util.List;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.stereotype.Component;

/** Describes how to authenticate, so that Swagger UI can offer it. */
@Component
final class AccessDescription implements GlobalOpenApiCustomizer {

	private final SecurityProperties properties;

	AccessDescription(SecurityProperties properties) {
		this.properties = properties;
	}

	@Override
	public void customise(OpenAPI api) {
		switch (this.properties.mode()) {
			case API_KEY -> require(api, "apiKey",
					new SecurityScheme().type(SecurityScheme.Type.APIKEY)
						.in(SecurityScheme.In.HEADER)
						.name(ApiKeys.HEADER)
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
	}

}
