package io.cdrfacade.platform.settings;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

import io.cdrfacade.platform.settings.ConfigurationFaults.Setting;
import io.cdrfacade.platform.settings.NetworkSettings.Login;
import io.cdrfacade.platform.settings.NetworkSettings.Proxy;
import io.cdrfacade.platform.settings.PlatformProperties.ProxyProperties;

/** Checks how an account's connections get to the platform. */
final class NetworkChecks {

	private static final int MOST_PORTS = 65_535;

	private final String path;

	private final AccountProperties account;

	private final PlatformProperties common;

	private final ConfigurationFaults faults;

	NetworkChecks(String path, AccountProperties account, PlatformProperties common, ConfigurationFaults faults) {
		this.path = path;
		this.account = account;
		this.common = common;
		this.faults = faults;
	}

	/**
	 * Checks the settings.
	 * @param bundles certificates by their names
	 * @return the settings, to be used only if there are no faults
	 */
	NetworkSettings settings(SslBundles bundles) {
		ProxyProperties own = this.account.proxy();
		ProxyProperties common = this.common.proxy();
		Proxy proxy = (own != null) ? proxy(this.path + "proxy.", own)
				: (common != null) ? proxy("proxy.", common) : null;
		return new NetworkSettings(proxy, ssl(bundles));
	}

	private Proxy proxy(String path, ProxyProperties proxy) {
		String host = host(path, proxy);
		int port = this.faults.between(1, MOST_PORTS, new Setting<>(path + "port", proxy.port()));
		return new Proxy(host, port, login(path, proxy));
	}

	/** An IPv6 address is written without brackets. */
	private String host(String path, ProxyProperties proxy) {
		String written = this.faults.required(path + "host", proxy.host());
		String host = HostNames.canonical(written);
		if (host == null && !written.isEmpty()) {
			this.faults.add(path + "host", "is no host name or address such as proxy.example.com");
		}
		return Objects.requireNonNullElse(host, written);
	}

	private @Nullable Login login(String path, ProxyProperties proxy) {
		if (!StringUtils.hasText(proxy.username())) {
			if (StringUtils.hasText(proxy.password())) {
				this.faults.add(path + "username", ConfigurationFaults.MISSING);
			}
			return null;
		}
		return new Login(proxy.username().strip(), new Secret(this.faults.secret(path + "password", proxy.password())));
	}

	private @Nullable SslBundle ssl(SslBundles bundles) {
		String own = this.account.sslBundle();
		Setting<String> name = StringUtils.hasText(own) ? new Setting<>(this.path + "ssl-bundle", own.strip())
				: new Setting<>("ssl-bundle", Objects.requireNonNullElse(this.common.sslBundle(), "").strip());
		if (name.value().isEmpty()) {
			return null;
		}
		if (!bundles.getBundleNames().contains(name.value())) {
			this.faults.add(name.property(), "is the name of no bundle under spring.ssl.bundle");
			return null;
		}
		return bundles.getBundle(name.value());
	}

}
