package io.cdrfacade.platform.settings;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;

/**
 * How an account's connections get to the platform, checked.
 *
 * @param proxy the proxy that they go through; {@code null} for the one of the JVM, if
 * there is one
 * @param ssl the certificates for TLS; {@code null} for those of the JVM
 */
public record NetworkSettings(@Nullable Proxy proxy, @Nullable SslBundle ssl) {

	/**
	 * An HTTP proxy.
	 *
	 * @param host its name or address
	 * @param port its port
	 * @param login name and password for it
	 */
	public record Proxy(String host, int port, @Nullable Login login) {
	}

	/**
	 * A name and a password.
	 *
	 * @param username the name
	 * @param password the password
	 */
	public record Login(String username, Secret password) {
	}

}
