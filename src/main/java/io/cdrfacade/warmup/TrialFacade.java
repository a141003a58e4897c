package io.cdrfacade.warmup;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.LazyInitializationBeanFactoryPostProcessor;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.web.server.servlet.context.AnnotationConfigServletWebServerApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

import io.cdrfacade.platform.Accounts;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.SyncState;

/**
 * A facade for the warm-up, on a port of its own that only this machine reaches. It takes
 * none of the application's settings, asks a stand-in of the platform, and accepts one
 * API key that exists only while it does.
 */
final class TrialFacade implements AutoCloseable {

	private static final Instant FROM = Instant.parse("2019-09-26T16:00:00Z");

	private static final long FIRST_NUMBER = 13_800_000_000L;

	private final AnnotationConfigServletWebServerApplicationContext context = new AnnotationConfigServletWebServerApplicationContext();

	private final String key = HexFormat.of().formatHex(new SecureRandom().generateSeed(16));

	private TrialFacade() {
	}

	/**
	 * Starts it.
	 * @param platform the address of the stand-in
	 * @return the facade, to be closed
	 */
	static TrialFacade start(URI platform) {
		TrialFacade facade = new TrialFacade();
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
		this.context.register(TrialConfiguration.class);
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
				Map.entry("cdr.security.api-keys.warm-up.sha256", sha256(this.key)),
				Map.entry("cdr.security.api-keys.warm-up.scopes", "calls:read,numbers:read"),
				Map.entry("cdr.security.api-keys.warm-up.accounts", "*"));
	}

	private static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every JDK has SHA-256", ex);
		}
	}

	/**
	 * Asks the stand-in from this thread. Threads of the HTTP client that a request
	 * starts keep its class loader, and thereby the server that it came to, for ever.
	 */
	private void startLastingThreads() {
		this.context.getBean(Platform.class)
			.cdrs(this.context.getBean(Accounts.class).defaultAccount(),
					new CdrQuery(FROM, FROM.plus(Duration.ofDays(1)), null, null, List.of(), null, null, null, null,
							null, SyncState.ALL, 1, PlatformStandIn.RECORDS));
	}

	/**
	 * Asks for a page that is in no cache, every other time compressed.
	 * @param number tells the page from others
	 * @param patience longest wait
	 * @throws IOException if there is no page in time
	 */
	void ask(int number, Duration patience) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) url(number).toURL().openConnection(Proxy.NO_PROXY);
		int millis = (int) Math.max(1, patience.toMillis());
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
				+ PlatformStandIn.RECORDS + "&destination=" + (FIRST_NUMBER + number));
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
