package io.cdrfacade.calls.changes;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The filter for streams. */
@Configuration(proxyBeanMethods = false)
class ChangesConfiguration {

	@Bean
	ClosedStreams closedStreams(ChangesProperties properties, MeterRegistry registry) {
		return new ClosedStreams(properties, registry);
	}

}
