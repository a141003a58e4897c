package io.cdrfacade.warmup;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggerConfiguration;
import org.springframework.boot.logging.LoggingSystem;

/**
 * Keeps the log free of what servers report of their start and end. Warnings stay.
 */
final class QuietServers implements AutoCloseable {

	private static final List<String> LOGGERS = List.of("org.apache.catalina", "org.apache.coyote",
			"org.springframework");

	private final LoggingSystem logging;

	private final Map<String, @Nullable LogLevel> before = new LinkedHashMap<>();

	QuietServers(LoggingSystem logging) {
		this.logging = logging;
		for (String logger : LOGGERS) {
			this.before.put(logger, configured(logger));
			logging.setLogLevel(logger, LogLevel.WARN);
		}
	}

	private @Nullable LogLevel configured(String logger) {
		LoggerConfiguration configuration = this.logging.getLoggerConfiguration(logger);
		return (configuration != null) ? configuration.getConfiguredLevel() : null;
	}

	@Override
	public void close() {
		this.before.forEach(this.logging::setLogLevel);
	}

}
