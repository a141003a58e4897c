package io.cdrfacade.web.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.webmvc.ui.SwaggerIndexPageTransformer;
import org.springdoc.webmvc.ui.SwaggerWelcomeCommon;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/**
 * Adds a style sheet and a script to the page of Swagger UI: for narrow windows, and for
 * settings that springdoc has no property for.
 */
@Component
@ConditionalOnBooleanProperty(name = { "springdoc.api-docs.enabled", "springdoc.swagger-ui.enabled" },
		matchIfMissing = true)
final class SwaggerUiPage extends SwaggerIndexPageTransformer {

	private static final String HEAD_END = "</head>";

	/** Without a viewport a phone takes a page for 980 pixels wide. */
	private static final String STYLE = """
			<meta name="viewport" content="width=device-width, initial-scale=1" />
			  <link rel="stylesheet" href="./cdr-facade/page.css" />
			""";

	/** The script that starts Swagger UI with the settings in it. */
	private static final String START = "<script src=\"./swagger-initializer.js\"";

	private static final String SCRIPT = "<script src=\"./cdr-facade/page.js\" charset=\"UTF-8\"> </script>\n    ";

	SwaggerUiPage(SwaggerUiConfigProperties properties, SwaggerUiOAuthProperties authorization,
			SwaggerWelcomeCommon welcome, ObjectMapperProvider json) {
		super(properties, authorization, welcome, json);
	}

	@Override
	public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
			throws IOException {
		Resource file = super.transform(request, resource, chain);
		if (!"index.html".equals(resource.getFilename())) {
			return file;
		}
		String page = file.getContentAsString(StandardCharsets.UTF_8)
			.replace(HEAD_END, STYLE + HEAD_END)
			.replace(START, SCRIPT + START);
		return new TransformedResource(file, page.getBytes(StandardCharsets.UTF_8));
	}

}
