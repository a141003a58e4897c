package io.cdrfacade.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;
import org.springframework.util.unit.DataSize;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.settings.AccountSettings.Limits;
import io.cdrfacade.platform.settings.ConfigurationFaults.Setting;

/**
 * Checks one account as configured. Faults are collected, and a value with a fault is
 * replaced, so that the rest is checked as well.
 */
final class AccountChecks {

	private static final URI NO_URL = URI.create("http:/");

	private static final DataSize LARGEST_RESPONSE = DataSize.ofGigabytes(1);

	private final String path;

	private final AccountProperties account;

	private final PlatformProperties common;

	private final SslBundles bundles;

	private final ConfigurationFaults faults;

	AccountChecks(String path, AccountProperties account, PlatformProperties common, SslBundles bundles,
			ConfigurationFaults faults) {
		this.path = path;
		this.account = account;
		this.common = common;
		this.bundles = bundles;
		this.faults = faults;
	}

	/**
	 * Checks the account.
	 * @param name its name
	 * @return the account, to be used only if there are no faults
	 */
	AccountSettings settings(String name) {
		Limits limits = limits();
		URI url = url();
		return new AccountSettings(new Account(name, zone()), url,
				this.faults.required(this.path + "app-id", this.account.appId()),
				new Secret(this.faults.secret(this.path + "access-key", this.account.accessKey())),
				setting("encoding", this.account.encoding(), this.common.encoding()).value(), limits,
				new ResilienceChecks(this.path, this.account, this.common, this.faults)
					.settings(limits.maxConnections(), limits.requestTimeout()),
				RecordingHosts.of(url,
						setting("recording-hosts", this.account.recordingHosts(), this.common.recordingHosts()),
						this.faults),
				new NetworkChecks(this.path, this.account, this.common, this.faults).settings(this.bundles));
	}

	private URI url() {
		String value = this.faults.required(this.path + "url", this.account.url());
		if (value.isEmpty()) {
			return NO_URL;
		}
		try {
			URI url = new URI(value);
			if (isUsable(url)) {
				return url;
			}
		}
		catch (URISyntaxException ex) {
			// Its message holds the value, and a misplaced access key could be in that.
		}
		this.faults.add(this.path + "url", "is no address such as http://platform.example:8080/"
				+ " (http or https, a host, and neither user nor password)");
		return NO_URL;
	}

	private static boolean isUsable(URI url) {
		boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
		return http && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null
				&& url.getPort() != 0 && url.getPort() <= 65_535;
	}

	private ZoneId zone() {
		String own = StringUtils.hasText(this.account.timeZone()) ? this.account.timeZone() : null;
		Setting<String> zone = setting("time-zone", own, this.common.timeZone());
		if (zone.value().isBlank()) {
			return PlatformProperties.DEFAULT_ZONE;
		}
		try {
			return ZoneId.of(zone.value().strip());
		}
		catch (DateTimeException ex) {
			this.faults.add(zone.property(), "is no time zone such as Asia/Shanghai");
			return ZoneOffset.UTC;
		}
	}

	private Limits limits() {
		return new Limits(
				this.faults
					.wait(setting("connect-timeout", this.account.connectTimeout(), this.common.connectTimeout())),
				this.faults
					.wait(setting("response-timeout", this.account.responseTimeout(), this.common.responseTimeout())),
				this.faults
					.wait(setting("pool-wait-timeout", this.account.poolWaitTimeout(), this.common.poolWaitTimeout())),
				this.faults
					.wait(setting("request-timeout", this.account.requestTimeout(), this.common.requestTimeout())),
				this.faults.wait(setting("connection-lifetime", this.account.connectionLifetime(),
						this.common.connectionLifetime())),
				this.faults
					.positive(setting("max-connections", this.account.maxConnections(), this.common.maxConnections())),
				this.faults.positive(setting("max-pending", this.account.maxPending(), this.common.maxPending())),
				maxResponseBytes());
	}

	private int maxResponseBytes() {
		Setting<DataSize> size = setting("max-response-size", this.account.maxResponseSize(),
				this.common.maxResponseSize());
		if (size.value().toBytes() < 1 || size.value().compareTo(LARGEST_RESPONSE) > 0) {
			this.faults.add(size.property(), "has to be more than 0B and at most 1GB");
			return 1;
		}
		return (int) size.value().toBytes();
	}

	private <T> Setting<T> setting(String name, @Nullable T own, T common) {
		return (own != null) ? new Setting<>(this.path + name, own) : new Setting<>(name, common);
	}

}
