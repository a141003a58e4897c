package io.cdrfacade.platform.wire;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.ReactorHttpClientBuilder;
import org.springframework.boot.ssl.SslBundle;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.NameResolverProvider.NameResolverSpec;
import reactor.netty.transport.ProxyProvider;

import io.cdrfacade.platform.settings.NetworkSettings;
import io.cdrfacade.platform.settings.NetworkSettings.Login;

/** Leads connections through an account's proxy, and secures them. */
public final class NetworkPath {

	/**
	 * Together with the lifetime of connections, this is how long a name that gets
	 * another address is followed to the old one.
	 */
	private static final Duration LONGEST_KEPT_NAME = Duration.ofSeconds(5);

	/** The resolver counts in seconds. */
	private static final Duration SHORTEST_KEPT_NAME = Duration.ofSeconds(1);

	private NetworkPath() {
	}

	/**
	 * Leads connections through the account's proxy, or through that of the JVM.
	 * @param client makes the connections
	 * @param settings the account's settings
	 * @param connectTimeout longest wait for the connection to the proxy
	 * @return a client whose connections go through the proxy, if there is one
	 */
	public static HttpClient proxied(HttpClient client, NetworkSettings settings, Duration connectTimeout) {
		NetworkSettings.Proxy proxy = settings.proxy();
		if (proxy == null) {
			return client.proxyWithSystemProperties();
		}
		return client.proxy((spec) -> logIn(spec.type(ProxyProvider.Proxy.HTTP)
			.host(proxy.host())
			.port(proxy.port())
			.connectTimeoutMillis(Math.max(1, connectTimeout.toMillis())), proxy.login()));
	}

	private static void logIn(ProxyProvider.Builder proxy, @Nullable Login login) {
		if (login != null) {
			proxy.username(login.username()).password((_) -> login.password().value());
		}
	}

	/**
	 * Tells which connections go through the proxy: not those to the JVM's
	 * {@code http.nonProxyHosts}.
	 * @param client makes the connections
	 * @return tells whether that to an address does
	 */
	public static Predicate<SocketAddress> proxied(HttpClient client) {
		Supplier<ProxyProvider> proxies = client.configuration().proxyProviderSupplier();
		ProxyProvider proxy = (proxies != null) ? proxies.get() : client.configuration().proxyProvider();
		return (proxy != null) ? proxy::shouldProxy : (_) -> false;
	}

	/**
	 * Looks names up again soon, even if they may be kept for longer, and finds all of
	 * their addresses, of which one may take no connection. Where there is a proxy, names
	 * are left to it.
	 * @param client makes the connections
	 * @param lifetime for how long a connection is used
	 * @param names further settings of how they are looked up
	 * @return a client that follows a name to another address
	 */
	static HttpClient named(HttpClient client, Duration lifetime, Consumer<NameResolverSpec> names) {
		Duration kept = Collections
			.max(List.of(SHORTEST_KEPT_NAME, Collections.min(List.of(lifetime, LONGEST_KEPT_NAME))));
		return client.configuration().hasProxy() ? client : client
			.resolver((spec) -> names.accept(spec.cacheMaxTimeToLive(kept).completeOncePreferredResolved(false)));
	}

	/**
	 * Takes the account's certificates for TLS.
	 * @param client makes the connections
	 * @param settings the account's settings
	 * @return a client that trusts the account's certificate authority, if it has one
	 */
	public static HttpClient secured(HttpClient client, NetworkSettings settings) {
		SslBundle ssl = settings.ssl();
		return (ssl != null) ? new ReactorHttpClientBuilder().withoutHttpClientDefaults()
			.withHttpClientFactory(() -> client)
			.build(HttpClientSettings.ofSslBundle(ssl)) : client;
	}

}
