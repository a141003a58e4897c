package io.cdrfacade.web;

import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the server takes on, and how it stops. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

	@Bean
	LoadSheddingFilter loadSheddingFilter(Problems problems, WebProperties properties) {
		return new LoadSheddingFilter(problems, properties);
	}

	@Bean
	ClosingFilter closingFilter(ApplicationAvailability availability) {
		return new ClosingFilter(availability);
	}

	@Bean
	ShutdownDelay shutdownDelay(WebProperties properties) {
		return ShutdownDelay.of(properties.shutdownDelay());
	}

}
