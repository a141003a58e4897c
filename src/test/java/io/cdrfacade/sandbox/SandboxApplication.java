package io.cdrfacade.sandbox;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * The sandbox and nothing else of the facade. Without a stereotype, so that no component
 * scan finds it.
 */
@EnableAutoConfiguration
@Import({ SandboxConfiguration.class, RecordingController.class, FaultController.class })
class SandboxApplication {

	@Bean
	TestClock clock() {
		return new TestClock();
	}

}
