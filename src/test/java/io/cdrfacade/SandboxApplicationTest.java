package io.cdrfacade;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** The whole application over HTTP, its platform being the sandbox on the same port. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("sandbox")
@ContextConfiguration(initializers = SandboxApplicationTest.PortAndHistory.class)
public @interface SandboxApplicationTest {

	/**
	 * Chooses a free port before the start, since the account's address holds it. Lets
	 * the calls reach back to the days that tests name, whenever they run.
	 */
	class PortAndHistory implements ApplicationContextInitializer<ConfigurableApplicationContext> {

		private static final Instant FIRST_DAY = Instant.parse("2026-09-01T00:00:00Z");

		@Override
		public void initialize(ConfigurableApplicationContext context) {
			TestPropertyValues
				.of("server.port=" + Ports.free(),
						"cdr.sandbox.history=" + Duration.between(FIRST_DAY, Instant.now()).toDays() + "d",
						"cdr.sandbox.max-records=1000000")
				.applyTo(context);
		}

	}

}
