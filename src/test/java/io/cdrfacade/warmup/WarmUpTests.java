package io.cdrfacade.warmup;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class WarmUpTests {

	private static final String SERVER_LOGS = "org.apache.catalina";

	private final LoggingSystem logging = LoggingSystem.get(getClass().getClassLoader());

	@Test
	void sendsRequestsUntilAllIsCompiled(CapturedOutput output) {
		run(warmUp(Duration.ofMinutes(5)));
		assertThat(output).contains("Warmed up by 300 requests").doesNotContain("The warm-up failed");
	}

	@Test
	void sendsNoneWithoutTime(CapturedOutput output) {
		run(warmUp(Duration.ZERO));
		assertThat(output).doesNotContain("Warmed up");
	}

	@Test
	void sendsNoMoreWhenItsTimeIsUp(CapturedOutput output) {
		run(warmUp(Duration.ofNanos(1)));
		assertThat(output).contains("Warmed up by 0 requests");
	}

	@Test
	void sendsNoneWhenTheProcessIsToEnd(CapturedOutput output) {
		WarmUp warmUp;
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
			context.registerBean(WarmUpProperties.class, () -> new WarmUpProperties(Duration.ofMinutes(5)));
			context.registerBean(LoggingSystem.class, () -> this.logging);
			context.register(WarmUp.class);
			context.refresh();
			warmUp = context.getBean(WarmUp.class);
		}
		run(warmUp);
		assertThat(output).doesNotContain("Warmed up");
	}

	@Test
	void sendsNoMoreWhenTheProcessIsToldToEnd(CapturedOutput output) {
		StoppingLogs logs = new StoppingLogs();
		WarmUp warmUp = new WarmUp(new WarmUpProperties(Duration.ofMinutes(5)), logs);
		logs.then = warmUp::stop;
		run(warmUp);
		assertThat(output).contains("Warmed up by 0 requests");
	}

	@Test
	void doesNotEndTheStartByAFault(CapturedOutput output) {
		StoppingLogs logs = new StoppingLogs();
		logs.then = () -> {
			throw new IllegalStateException("on purpose");
		};
		run(new WarmUp(new WarmUpProperties(Duration.ofMinutes(5)), logs));
		assertThat(output).contains("The warm-up failed").contains("on purpose");
	}

	@Test
	void silencesServersForItsTimeOnly(CapturedOutput output) {
		this.logging.setLogLevel(SERVER_LOGS, LogLevel.DEBUG);
		try {
			run(warmUp(Duration.ofNanos(1)));
			assertThat(this.logging.getLoggerConfiguration(SERVER_LOGS)).isNotNull()
				.extracting(LoggerConfiguration::getConfiguredLevel)
				.isEqualTo(LogLevel.DEBUG);
		}
		finally {
			this.logging.setLogLevel(SERVER_LOGS, null);
		}
		assertThat(output).doesNotContain("Starting service").contains("Warmed up");
	}

	private WarmUp warmUp(Duration time) {
		return new WarmUp(new WarmUpProperties(time), this.logging);
	}

	private static void run(WarmUp warmUp) {
		warmUp.run(new DefaultApplicationArguments());
	}

	/** Does something when the warm-up begins. */
	private static final class StoppingLogs extends LoggingSystem {

		private Runnable then = () -> {
		};

		@Override
		public void beforeInitialize() {
			// Nothing to prepare.
		}

		@Override
		public void setLogLevel(@Nullable String logger, @Nullable LogLevel level) {
			this.then.run();
		}

		@Override
		public LoggerConfiguration getLoggerConfiguration(String logger) {
			return new LoggerConfiguration(logger, null, LogLevel.INFO);
		}

	}

}
