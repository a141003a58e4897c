package io.cdrfacade.platform.settings;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.cdrfacade.platform.settings.PlatformProperties.ProxyProperties;

/**
 * An account at the platform. What it does not set is as it is for all accounts.
 *
 * @param url address of the platform, http or https
 * @param appId application id
 * @param accessKey access key
 * @param timeZone IANA name of the zone of the platform's clock
 * @param encoding how requests are written
 * @param connectTimeout longest wait for a connection to be made
 * @param responseTimeout longest silence of the platform while it owes an answer
 * @param poolWaitTimeout longest wait for one of the connections
 * @param requestTimeout longest time for a whole call
 * @param connectionLifetime how long a connection is used at most
 * @param proxy the HTTP proxy that connections go through
 * @param sslBundle name of the bundle of certificates for TLS
 * @param maxConnections how many connections the account may have at once
 * @param maxPending how many calls may wait for a connection at once
 * @param maxResponseSize largest answer that is read
 * @param maxConcurrentCalls how many calls there may be at once
 * @param maxCallWait how long a call waits for its turn
 * @param requestsPerSecond how many requests the account may send in a second
 * @param retry how requests are repeated
 * @param breaker when the circuit breaker opens
 * @param recordingHosts hosts that links to recordings may lead to
 */
record AccountProperties(@Nullable String url, @Nullable String appId, @Nullable String accessKey,
		@Nullable String timeZone, @Nullable FormEncoding encoding, @Nullable Duration connectTimeout,
		@Nullable Duration responseTimeout, @Nullable Duration poolWaitTimeout, @Nullable Duration requestTimeout,
		@Nullable Duration connectionLifetime, @Nullable ProxyProperties proxy, @Nullable String sslBundle,
		@Nullable Integer maxConnections, @Nullable Integer maxPending, @Nullable DataSize maxResponseSize,
		@Nullable Integer maxConcurrentCalls, @Nullable Duration maxCallWait, @Nullable Integer requestsPerSecond,
		@DefaultValue AccountRetry retry, @DefaultValue AccountBreaker breaker, @Nullable List<String> recordingHosts) {

	/** Leaves out what may be secret. */
	@Override
	public String toString() {
		return "AccountProperties[]";
	}

	/**
	 * How an account's requests are repeated, where that differs.
	 *
	 * @param attempts how often a request is sent at most
	 * @param backOff pause before the first repetition
	 */
	record AccountRetry(@Nullable Integer attempts, @Nullable Duration backOff) {

		static final AccountRetry NONE = new AccountRetry(null, null);

	}

	/**
	 * When an account's circuit breaker opens, where that differs.
	 *
	 * @param window how many of the last requests are looked at
	 * @param minimumCalls how many requests there have to be
	 * @param failureRate how many per cent of them have to have failed
	 * @param openTime how long no request is then sent
	 * @param trialCalls how many requests try after that whether it works again
	 */
	record AccountBreaker(@Nullable Integer window, @Nullable Integer minimumCalls, @Nullable Integer failureRate,
			@Nullable Duration openTime, @Nullable Integer trialCalls) {

		static final AccountBreaker NONE = new AccountBreaker(null, null, null, null, null);

	}

}
