package io.cdrfacade.warmup;

import java.io.IOException;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has the JVM load and compile what serves requests before the first callers come: Spring
 * Boot says that the application is ready when all runners have ended. A fault only makes
 * the first answers slower.
 */
@Component
final class WarmUp implements ApplicationRunner {

	private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

	/** The JVM compiles what has been called 200 times. */
	private static final int REQUESTS = 300;

	private final WarmUpProperties properties;

	private final LoggingSystem logging;

	private volatile boolean stopping;

	WarmUp(WarmUpProperties properties, LoggingSystem logging) {
		this.properties = properties;
		this.logging = logging;
	}

	@Override
	public void run(ApplicationArguments arguments) {
		if (this.properties.time().isPositive() && !this.stopping) {
			long begin = System.nanoTime();
			try (QuietServers _ = new QuietServers(this.logging);
					WarmUpPlatform platform = WarmUpPlatform.start();
					WarmUpFacade facade = WarmUpFacade.start(platform.url())) {
				int requests = warmUp(facade, begin);
				log.info("Warmed up by {} requests in {} ms", requests, elapsed(begin).toMillis());
			}
			catch (IOException | RuntimeException ex) {
				log.warn("The warm-up failed, so that the first answers take longer", ex);
			}
		}
	}

	private int warmUp(WarmUpFacade facade, long begin) throws IOException {
		int requests = 0;
		Duration left = left(begin);
		while (requests < REQUESTS && left.isPositive() && !this.stopping) {
			facade.ask(requests++, left);
			left = left(begin);
		}
		return requests;
	}

	private Duration left(long begin) {
		return this.properties.time().minus(elapsed(begin));
	}

	private static Duration elapsed(long begin) {
		return Duration.ofNanos(System.nanoTime() - begin);
	}

	/** The process has been told to end. */
	@EventListener(ContextClosedEvent.class)
	void stop() {
		this.stopping = true;
	}

}
