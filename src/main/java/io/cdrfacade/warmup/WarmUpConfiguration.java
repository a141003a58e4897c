package io.cdrfacade.warmup;

import java.time.Clock;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webclient.autoconfigure.WebClientAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;

/**
 * What the warm-up facade is made of: all that answers {@code GET /calls}, without access
 * lines, actuator, Redis and the description. It is no {@code @Configuration}, as the
 * application would find that, too.
 */
@ImportAutoConfiguration({ ApplicationAvailabilityAutoConfiguration.class,
		TomcatServletWebServerAutoConfiguration.class, DispatcherServletAutoConfiguration.class,
		WebMvcAutoConfiguration.class, JacksonAutoConfiguration.class, HttpMessageConvertersAutoConfiguration.class,
		SecurityAutoConfiguration.class, ServletWebSecurityAutoConfiguration.class,
		SecurityFilterAutoConfiguration.class, WebClientAutoConfiguration.class })
@ComponentScan(
		basePackages = { "io.cdrfacade.calls", "io.cdrfacade.platform", "io.cdrfacade.security", "io.cdrfacade.web" },
		excludeFilters = @Filter(type = FilterType.REGEX, pattern = "io\\.cdrfacade\\.web\\.observe\\.AccessLines"))
@ConfigurationPropertiesScan({ "io.cdrfacade.calls", "io.cdrfacade.platform", "io.cdrfacade.security",
		"io.cdrfacade.web" })
final class WarmUpConfiguration {

	@Bean
	static Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	static Ticker ticker() {
		return Ticker.systemTicker();
	}

	@Bean
	static MeterRegistry registry() {
		return new SimpleMeterRegistry();
	}

	@Bean
	static ObservationRegistry observations() {
		return ObservationRegistry.NOOP;
	}

}
