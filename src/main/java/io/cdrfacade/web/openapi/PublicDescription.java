package io.cdrfacade.web.openapi;

import java.util.List;
import java.util.Locale;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.SpringDocCustomizers;
import org.springdoc.core.properties.SpringDocConfigProperties;
import org.springdoc.core.providers.SpringDocProviders;
import org.springdoc.core.service.AbstractRequestService;
import org.springdoc.core.service.GenericResponseService;
import org.springdoc.core.service.OpenAPIService;
import org.springdoc.core.service.OperationService;
import org.springdoc.webmvc.api.OpenApiWebMvcResource;
import org.springframework.beans.factory.ObjectFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.proxy.PublicPath;

/**
 * Serves the description with the path under which its reader knows the facade. The rest
 * of it is made once and shared; springdoc itself would change what it shares.
 */
@Component
@ConditionalOnBooleanProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
final class PublicDescription extends OpenApiWebMvcResource {

	PublicDescription(ObjectFactory<OpenAPIService> builder, AbstractRequestService requests,
			GenericResponseService responses, OperationService operations, SpringDocConfigProperties properties,
			SpringDocProviders providers, SpringDocCustomizers customizers) {
		super(builder, requests, responses, operations, properties, providers, customizers);
	}

	@Override
	protected OpenAPI getOpenApi(String serverBaseUrl, Locale locale) {
		OpenAPI shared = super.getOpenApi(serverBaseUrl, locale);
		String root = PublicPath.currentRoot();
		return root.isEmpty() ? shared : copy(shared).servers(List.of(server(shared).url(root)));
	}

	private static Server server(OpenAPI shared) {
		return new Server().description(shared.getServers().getFirst().getDescription());
	}

	private static OpenAPI copy(OpenAPI shared) {
		OpenAPI copy = new OpenAPI(shared.getSpecVersion()).openapi(shared.getOpenapi())
			.info(shared.getInfo())
			.externalDocs(shared.getExternalDocs())
			.security(shared.getSecurity())
			.tags(shared.getTags())
			.paths(shared.getPaths())
			.components(shared.getComponents())
			.webhooks(shared.getWebhooks())
			.jsonSchemaDialect(shared.getJsonSchemaDialect());
		copy.setExtensions(shared.getExtensions());
		return copy;
	}

}
