package io.cdrfacade.redis;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import io.cdrfacade.CdrFacadeApplication;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.security.Keys;

/** A whole facade on a port of its own. */
final class Replica implements AutoCloseable {

	static final String ANYONE = "key-of-anyone";

	static final String LIMITED = "key-of-limited";

	/** How often {@link #LIMITED} may ask. */
	static final int LIMIT = 20;

	private static final AtomicInteger QUESTIONS = new AtomicInteger();

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final ConfigurableApplicationContext context;

	private Replica(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/** The given properties go before the application's own. */
	static Replica start(StubPlatform platform, String... properties) {
		return new Replica(new SpringApplicationBuilder(CdrFacadeApplication.class)
			.properties("server.port=0", "server.address=127.0.0.1", "cdr.platform.url=" + platform.url(),
					"cdr.platform.app-id=app-1234", "cdr.platform.access-key=s3cret-access-key",
					"cdr.security.mode=api-key", "cdr.security.api-keys.anyone.sha256=" + Keys.sha256(ANYONE),
					"cdr.security.api-keys.anyone.scopes=calls:read,numbers:read,recordings:read,ops:read",
					"cdr.security.api-keys.anyone.accounts=*",
					"cdr.security.api-keys.limited.sha256=" + Keys.sha256(LIMITED),
					"cdr.security.api-keys.limited.scopes=calls:read", "cdr.security.api-keys.limited.accounts=*",
					"cdr.security.api-keys.limited.rate-limit.requests=" + LIMIT,
					"cdr.security.api-keys.limited.rate-limit.per=1h", "cdr.platform.max-call-wait=30s",
					"cdr.platform.token-lifetime=12h", "spring.lifecycle.timeout-per-shutdown-phase=5s")
			.run(Stream.of(properties).map((property) -> "--" + property).toArray(String[]::new)));
	}

	/** Asks for calls that were never asked for, so that the platform is asked. */
	HttpResponse<String> calls(String key) throws IOException, InterruptedException {
		return get("/calls?userId=u" + QUESTIONS.incrementAndGet(), key);
	}

	HttpResponse<String> get(String path, String key) throws IOException, InterruptedException {
		int port = this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
			.header("X-API-Key", key)
			.timeout(Duration.ofSeconds(60))
			.build();
		return this.client.send(request, BodyHandlers.ofString());
	}

	/** Whether it shares its state, as its metric has it. */
	boolean shares() {
		return bean(MeterRegistry.class).get("cdr.shared.state.connected").gauge().value() == 1;
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	ConfigurableApplicationContext context() {
		return this.context;
	}

	@Override
	public void close() {
		this.client.close();
		this.context.close();
	}

}
