package io.cdrfacade.warmup;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

import io.cdrfacade.hash.Sha256;
import io.cdrfacade.platform.Accounts;
import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.SyncState;

/**
 * A second facade within the process, on a port of its own that only this machine
 * reaches. It takes none of the application's settings, asks the {@link WarmUpPlatform},
 * and accepts one API key that exists only while it does.
 */
final class WarmUpFacade implements AutoCloseable {

	private static final Instant FROM = Instant.parse("2019-09-26T16:00:00Z");

	private static final long FIRST_NUMBER = 13_800_000_000L;

	private final AnnotationConfigServletWebServerApplicationContext context = new AnnotationConfigServletWebServerApplicationContext();

	private final String key = UUID.randomUUID().toString();

	private WarmUpFacade() {
	}

	/**
	 * Starts it.
	 * @param platform the address of the {@link WarmUpPlatform}
	 * @return the facade, to be closed
	 */
	static WarmUpFacade start(URI platform) {
		WarmUpFacade facade = new WarmUpFacade();
		try {
			facade.open(platform);
			return facade;
		}
		catch (RuntimeException ex) {
			facade.close();
			throw ex;
		}
	}

	private void open(URI platform) {
		this.context.setEnvironment(new OwnSettings(settings(platform)));
		this.context.addBeanFactoryPostProcessor(new LazyInitializationBeanFactoryPostProcessor());
		this.context.register(WarmUpConfiguration.class);
		this.context.refresh();
		AvailabilityChangeEvent.publish(this.context, ReadinessState.ACCEPTING_TRAFFIC);
		startLastingThreads();
	}

	private Map<String, Object> settings(URI platform) {
		return Map.ofEntries(Map.entry("server.address", "127.0.0.1"), Map.entry("server.port", "0"),
				Map.entry("server.shutdown", "immediate"), Map.entry("server.tomcat.mbeanregistry.enabled", "true"),
				Map.entry("spring.threads.virtual.enabled", "true"), Map.entry("cdr.platform.url", platform.toString()),
				Map.entry("cdr.platform.app-id", "warm-up"), Map.entry("cdr.platform.access-key", "warm-up"),
				Map.entry("cdr.security.mode", "api-key"),
				Map.entry("cdr.security.api-keys.warm-up.sha256", Sha256.hex(this.key)),
				Map.entry("cdr.security.api-keys.warm-up.scopes", "calls:read,numbers:read"),
				Map.entry("cdr.security.api-keys.warm-up.accounts", "*"));
	}

	/**
	 * Asks the platform once from this thread, which starts the threads of the HTTP
	 * client. They live as long as the process, and keep the class loader of the thread
	 * that starts them. That of a request would be the loader of the server, which ends
	 * with the warm-up.
	 */
	private void startLastingThreads() {
		this.context.getBean(Platform.class)
			.cdrs(this.context.getBean(Accounts.class).defaultAccount(), new CdrQuery(FROM,
					FROM.plus(Duration.ofDays(1)), CdrFilter.ALL, SyncState.ALL, 1, WarmUpPlatform.RECORDS));
	}

	/**
	 * Asks for a page that is in no cache, every other time compressed.
	 * @param number tells the page from others
	 * @param timeout longest wait
	 * @throws IOException if there is no page in time
	 */
	void ask(int number, Duration timeout) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) url(number).toURL().openConnection(Proxy.NO_PROXY);
		int millis = (int) Math.max(1, timeout.toMillis());
		connection.setConnectTimeout(millis);
		connection.setReadTimeout(millis);
		connection.setRequestProperty("X-API-Key", this.key);
		if (number % 2 == 0) {
			connection.setRequestProperty("Accept-Encoding", "gzip");
		}
		if (connection.getResponseCode() != 200) {
			throw new IOException("A request of the warm-up was answered with " + connection.getResponseCode());
		}
		try (InputStream body = connection.getInputStream()) {
			body.readAllBytes();
		}
	}

	private URI url(int number) {
		int port = Objects.requireNonNull(this.context.getWebServer(), "The context has a server").getPort();
		return URI.create("http://127.0.0.1:" + port + "/calls?from=2019-09-27&to=2019-09-28&size="
				+ WarmUpPlatform.RECORDS + "&destination=" + (FIRST_NUMBER + number));
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** The application's settings would bring its accounts, keys and proxies. */
	private static final class OwnSettings extends StandardEnvironment {

		OwnSettings(Map<String, Object> settings) {
			getPropertySources().addFirst(new MapPropertySource("warm-up", settings));
		}

		@Override
		protected void customizePropertySources(MutablePropertySources sources) {
			// Neither variables of the environment nor system properties.
		}

	}

}
