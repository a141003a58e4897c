package io.cdrfacade.platform.wire;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.ReactorHttpClientBuilder;
import org.springframework.boot.ssl.SslBundle;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

import io.cdrfacade.platform.settings.NetworkSettings;
import io.cdrfacade.platform.settings.NetworkSettings.Login;

/** Leads connections through an account's proxy, and secures them. */
public final class NetworkPath {

	private NetworkPath() {
	}

	/**
	 * Leads connections through the account's proxy, or through that of the JVM.
	 * @param client makes the connections
	 * @param settings the account's settings
	 * @param patience longest wait for the proxy
	 * @return a client whose connections go through the proxy, if there is one
	 */
	public static HttpClient proxied(HttpClient client, NetworkSettings settings, Duration patience) {
		NetworkSettings.Proxy proxy = settings.proxy();
		if (proxy == null) {
			return client.proxyWithSystemProperties();
		}
		return client.proxy((spec) -> logIn(spec.type(ProxyProvider.Proxy.HTTP)
			.host(proxy.host())
			.port(proxy.port())
			.connectTimeoutMillis(Math.max(1, patience.toMillis())), proxy.login()));
	}

	private static void logIn(ProxyProvider.Builder proxy, @Nullable Login login) {
		if (login != null) {
			proxy.username(login.username()).password((_) -> login.password().value());
		}
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
