package io.cdrfacade.web.openapi;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves the style sheet and the script that {@link SwaggerUiPage} adds. */
@Component
@ConditionalOnBooleanProperty(name = { "springdoc.api-docs.enabled", "springdoc.swagger-ui.enabled" },
		matchIfMissing = true)
final class SwaggerUiFiles implements WebMvcConfigurer {

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/swagger-ui/cdr-facade/**")
			.addResourceLocations("classpath:/static/swagger-ui/")
			.setCacheControl(CacheControl.noStore())
			.setUseLastModified(false);
	}

}
