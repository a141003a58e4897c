package io.cdrfacade;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.FakePlatformBeans;

/** The application around a fake platform, on a random port, for tests of its end. */
public final class StoppableApplication implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private StoppableApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Starts it.
	 * @param properties such as {@code cdr.security.mode=none}; they replace those that
	 * are set here
	 * @return the application
	 */
	public static StoppableApplication start(String... properties) {
		Map<String, String> all = new LinkedHashMap<>();
		Stream
			.concat(Stream.of("server.address=127.0.0.1", "server.port=0", "cdr.security.mode=none",
					"cdr.platform.url=http://127.0.0.1:1/", "cdr.platform.app-id=test", "cdr.platform.access-key=test"),
					Stream.of(properties))
			.forEach((property) -> all.put(property.substring(0, property.indexOf('=')), property));
		return new StoppableApplication(
				new SpringApplicationBuilder(CdrFacadeApplication.class, FakePlatformBeans.class)
					.run(all.values().stream().map((property) -> "--" + property).toArray(String[]::new)));
	}

	public int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	/** The port of health and metrics, where it is another one. */
	public int managementPort() {
		return this.context.getEnvironment().getRequiredProperty("local.management.port", Integer.class);
	}

	public FakePlatform platform() {
		return this.context.getBean(FakePlatform.class);
	}

	public MeterRegistry registry() {
		return this.context.getBean(MeterRegistry.class);
	}

	/**
	 * Shuts it down.
	 * @return when that is done
	 */
	public CompletableFuture<Void> stop() {
		return CompletableFuture.runAsync(this.context::close);
	}

	@Override
	public void close() {
		this.context.close();
	}

}
