package io.cdrfacade.platform.settings;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

import io.cdrfacade.platform.settings.ConfigurationFaults.Setting;
import io.cdrfacade.platform.settings.PlatformProperties.ProxyProperties;

/**
 * How an account's connections get to the platform, checked.
 *
 * @param proxy the proxy that they go through; {@code null} for the one of the JVM, if
 * there is one
 * @param ssl the certificates for TLS; {@code null} for those of the JVM
 */
public record NetworkSettings(@Nullable Proxy proxy, @Nullable SslBundle ssl) {

	private static final int MAX_PORT = 65_535;

	static NetworkSettings of(AccountInput input, SslBundles bundles) {
		return new NetworkSettings(proxy(input), ssl(input, bundles));
	}

	private static @Nullable Proxy proxy(AccountInput input) {
		Setting<ProxyProperties> proxy = input.find("proxy", AccountProperties::proxy);
		return (proxy != null) ? Proxy.of(proxy.property() + ".", proxy.value(), input.faults()) : null;
	}

	private static @Nullable SslBundle ssl(AccountInput input, SslBundles bundles) {
		Setting<String> name = input.text("ssl-bundle", AccountProperties::sslBundle);
		if (name == null) {
			return null;
		}
		if (!bundles.getBundleNames().contains(name.value())) {
			input.faults().add(name.property(), "is the name of no bundle under spring.ssl.bundle");
			return null;
		}
		return bundles.getBundle(name.value());
	}

	/**
	 * An HTTP proxy.
	 *
	 * @param host its name or address, an IPv6 address without brackets
	 * @param port its port
	 * @param login name and password for it
	 */
	public record Proxy(String host, int port, @Nullable Login login) {

		private static Proxy of(String path, ProxyProperties proxy, ConfigurationFaults faults) {
			String host = host(path + "host", proxy.host(), faults);
			int port = faults.between(1, MAX_PORT, new Setting<>(path + "port", proxy.port()));
			return new Proxy(host, port, Login.of(path, proxy, faults));
		}

		private static String host(String property, @Nullable String value, ConfigurationFaults faults) {
			String written = faults.required(property, value);
			String host = HostNames.canonical(written);
			if (host == null && !written.isEmpty()) {
				faults.add(property, "is no host name or address such as proxy.example.com");
			}
			return Objects.requireNonNullElse(host, written);
		}

	}

	/**
	 * A name and a password.
	 *
	 * @param username the name
	 * @param password the password
	 */
	public record Login(String username, Secret password) {

		private static @Nullable Login of(String path, ProxyProperties proxy, ConfigurationFaults faults) {
			if (StringUtils.hasText(proxy.username())) {
				return new Login(proxy.username().strip(),
						new Secret(faults.secret(path + "password", proxy.password())));
			}
			if (StringUtils.hasText(proxy.password())) {
				faults.add(path + "username", ConfigurationFaults.MISSING);
			}
			return null;
		}

	}

}
