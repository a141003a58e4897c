package io.cdrfacade.platform.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.unit.DataSize;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.settings.ConfigurationFaults.Setting;

/**
 * An account with all it needs to call the platform, checked.
 *
 * @param account name and zone
 * @param url address of the platform
 * @param appId application id
 * @param accessKey access key
 * @param encoding how requests are written
 * @param limits what a call may use up
 * @param resilience limits, retries and circuit breaker
 * @param recordingHosts where links to recordings may lead
 * @param network how connections get to the platform
 */
public record AccountSettings(Account account, URI url, String appId, Secret accessKey, FormEncoding encoding,
		Limits limits, ResilienceSettings resilience, RecordingHosts recordingHosts, NetworkSettings network) {

	private static final URI NO_URL = URI.create("http:/");

	/**
	 * Checks an account. A value with a fault is replaced, so that the rest is checked as
	 * well.
	 * @param name its name
	 * @param input the account as configured
	 * @param bundles certificates by their names
	 * @return the account, to be used only if there are no faults
	 */
	static AccountSettings of(String name, AccountInput input, SslBundles bundles) {
		AccountProperties own = input.own();
		ConfigurationFaults faults = input.faults();
		Limits limits = Limits.of(input);
		URI url = url(input);
		return new AccountSettings(new Account(name, zone(input)), url,
				faults.required(input.path() + "app-id", own.appId()),
				new Secret(faults.secret(input.path() + "access-key", own.accessKey())),
				input.setting("encoding", AccountProperties::encoding).value(), limits,
				ResilienceSettings.of(input, limits),
				RecordingHosts.of(url, input.setting("recording-hosts", AccountProperties::recordingHosts), faults),
				NetworkSettings.of(input, bundles));
	}

	private static URI url(AccountInput input) {
		String property = input.path() + "url";
		String value = input.faults().required(property, input.own().url());
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
		input.faults()
			.add(property, "is no address such as http://platform.example:8080/"
					+ " (http or https, a host, and neither user nor password)");
		return NO_URL;
	}

	private static boolean isUsable(URI url) {
		boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
		return http && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null
				&& url.getPort() != 0 && url.getPort() <= 65_535;
	}

	private static ZoneId zone(AccountInput input) {
		Setting<String> zone = input.text("time-zone", AccountProperties::timeZone);
		if (zone == null) {
			return PlatformProperties.DEFAULT_ZONE;
		}
		try {
			return ZoneId.of(zone.value());
		}
		catch (DateTimeException ex) {
			input.faults().add(zone.property(), "is no time zone such as Asia/Shanghai");
			return ZoneOffset.UTC;
		}
	}

	public String name() {
		return this.account.name();
	}

	public ZoneId zone() {
		return this.account.zone();
	}

	/**
	 * What a call to the platform may use up.
	 *
	 * @param connectTimeout longest wait for a connection to be made
	 * @param responseTimeout longest silence of the platform while an answer is due
	 * @param poolWaitTimeout longest wait for one of the connections
	 * @param requestTimeout longest time for a whole call
	 * @param connectionLifetime how long a connection is used at most
	 * @param maxConnections how many connections there may be at once
	 * @param maxPending how many calls may wait for a connection at once
	 * @param maxResponseBytes largest answer that is read
	 */
	public record Limits(Duration connectTimeout, Duration responseTimeout, Duration poolWaitTimeout,
			Duration requestTimeout, Duration connectionLifetime, int maxConnections, int maxPending,
			int maxResponseBytes) {

		private static final DataSize LARGEST_RESPONSE = DataSize.ofGigabytes(1);

		static Limits of(AccountInput input) {
			return new Limits(input.wait("connect-timeout", AccountProperties::connectTimeout),
					input.wait("response-timeout", AccountProperties::responseTimeout),
					input.wait("pool-wait-timeout", AccountProperties::poolWaitTimeout),
					input.wait("request-timeout", AccountProperties::requestTimeout),
					input.wait("connection-lifetime", AccountProperties::connectionLifetime),
					input.positive("max-connections", AccountProperties::maxConnections),
					input.positive("max-pending", AccountProperties::maxPending), maxResponseBytes(input));
		}

		private static int maxResponseBytes(AccountInput input) {
			Setting<DataSize> size = input.setting("max-response-size", AccountProperties::maxResponseSize);
			if (size.value().toBytes() < 1 || size.value().compareTo(LARGEST_RESPONSE) > 0) {
				input.faults().add(size.property(), "has to be more than 0B and at most 1GB");
				return 1;
			}
			return (int) size.value().toBytes();
		}

	}

}
