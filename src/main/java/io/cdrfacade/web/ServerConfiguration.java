package io.cdrfacade.web;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The server's lifecycle. */
@Configuration(proxyBeanMethods = false)
class ServerConfiguration {

	@Bean
	ShutdownDelay shutdownDelay(WebProperties properties) {
		return ShutdownDelay.of(properties.shutdownDelay());
	}

}
