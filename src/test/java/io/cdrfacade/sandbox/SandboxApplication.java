package io.cdrfacade.sandbox;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

import io.cdrfacade.sandbox.calls.TestClock;

/**
 * The sandbox and nothing else of the facade. Without a stereotype, so that no component
 * scan finds it.
 */
@EnableAutoConfiguration
@Import({ SandboxConfiguration.class, SandboxRecordingController.class, FaultSwitchController.class })
class SandboxApplication {

	/** Without it, Spring Boot would refuse every request. */
	@Bean
	SecurityFilterChain open(HttpSecurity http) throws Exception {
		return http.csrf(AbstractHttpConfigurer::disable).build();
	}

	@Bean
	TestClock clock() {
		return new TestClock();
	}

}
