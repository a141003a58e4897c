package io.cdrfacade.explorer;

import java.io.IOException;
import java.io.UncheckedIOException;

import io.swagger.v3.oas.annotations.Hidden;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import io.cdrfacade.web.caching.EntityTag;

/**
 * Serves the explorer's files. Browsers keep them and ask each time whether they have
 * changed. Their entity tags are made from their content, as all files of a jar have the
 * same time.
 */
@Controller
@Hidden
@ConditionalOnBooleanProperty(name = "cdr.explorer.enabled", matchIfMissing = true)
final class ExplorerFiles implements WebMvcConfigurer {

	@Override
	public void addResourceHandlers(ResourceHandlerRegistry registry) {
		registry.addResourceHandler("/explorer/**")
			.addResourceLocations("classpath:/static/explorer/")
			.setCacheControl(CacheControl.noCache())
			.setUseLastModified(false)
			.setEtagGenerator(ExplorerFiles::tag);
	}

	/**
	 * An endpoint, and not a view controller, whose faults would be logged by the
	 * framework with whatever the caller sent, and under the path of errors.
	 */
	@GetMapping("/explorer/")
	String page() {
		return "forward:/explorer/index.html";
	}

	/**
	 * Weak, since a server that compresses the file would have to change a strong one.
	 */
	private static String tag(Resource file) {
		try {
			return "W/" + EntityTag.of(file.getContentAsByteArray()).value();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
