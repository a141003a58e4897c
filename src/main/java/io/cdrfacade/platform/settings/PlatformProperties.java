package io.cdrfacade.platform.settings;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.cdrfacade.platform.settings.AccountProperties.AccountBreaker;
import io.cdrfacade.platform.settings.AccountProperties.AccountRetry;

/**
 * The platform's accounts, as configured; {@link PlatformSettings} checks them.
 *
 * @param accounts accounts at the platform by name (lower-case letters, digits and
 * hyphens). Each has a url, app-id and access-key, and can have a time-zone, encoding,
 * connect-timeout, response-timeout, pool-wait-timeout, request-timeout,
 * connection-lifetime, proxy.*, ssl-bundle, max-connections, max-pending,
 * max-response-size, max-concurrent-calls, max-call-wait, requests-per-second, retry.*,
 * breaker.* and recording-hosts of its own.
 * @param defaultAccount name of the account that serves callers who name none. By
 * default, this is the account "default", or the only one.
 * @param url address of the platform for the account "default", http or https.
 * @param appId application id of the account "default".
 * @param accessKey access key of the account "default".
 * @param timeZone IANA name of the zone of the platform's clock.
 * @param encoding how requests are written.
 * @param connectTimeout longest wait for a connection to be made; at most {@code 1h}.
 * @param responseTimeout longest silence of the platform while an answer is due; at most
 * {@code 1h}.
 * @param poolWaitTimeout longest wait of a call for one of max-connections; at most
 * {@code 1h}.
 * @param requestTimeout longest time for a whole call, with login, repetitions and all
 * waiting; at most {@code 1h}.
 * @param connectionLifetime longest use of a connection, so that a change of the
 * platform's address is noticed; at most {@code 1h}.
 * @param proxy the HTTP proxy that connections go through. By default, this is the one of
 * the JVM ({@code http.proxyHost}, {@code http.nonProxyHosts}), if there is one.
 * @param sslBundle name of the bundle in {@code spring.ssl.bundle.*} with the certificate
 * authority that the platform's certificate is from, and with the facade's own
 * certificate if the platform asks for one.
 * @param maxConnections how many connections an account may have at once.
 * @param maxPending how many calls of an account may wait for a connection at once.
 * @param maxResponseSize largest answer of the platform that is read; at most
 * {@code 1GB}.
 * @param maxConcurrentCalls how many calls of an account there may be at once; at most
 * max-connections.
 * @param maxCallWait longest wait of a call when the account's calls or requests per
 * second are used up; at most {@code 1h}. Callers take turns. A call is refused at once
 * if calls of its caller have been waiting without a break for a fifth of this time, and
 * this call would wait for more than a tenth of it. Default: a third of request-timeout;
 * never more than request-timeout.
 * @param requestsPerSecond how many requests an account may send in a second, not
 * counting logins; at most 100000. 0 for any number.
 * @param retry how requests are repeated.
 * @param breaker when the circuit breaker opens.
 * @param recordingHosts hosts, besides the one in url, that links to recordings may lead
 * to: names, addresses, or ranges of addresses such as 10.20.0.0/16. What a name resolves
 * to has to be a public address, or has to be listed as well.
 * @param tokenLifetime how long the platform accepts a token; at most {@code 365d}.
 * @param tokenRenewalMargin how long before its end a token is renewed; less than
 * token-lifetime.
 * @param loginBackOff how long no other login is tried after one that failed; at most
 * {@code 1h}.
 * @param checkOnStart whether to log each account in at the start, so that the log and
 * the health show wrong credentials and addresses at once. The start does not wait for
 * it.
 */
@ConfigurationProperties("cdr.platform")
record PlatformProperties(@DefaultValue Map<String, AccountProperties> accounts, @Nullable String defaultAccount,
		@Nullable String url, @Nullable String appId, @Nullable String accessKey,
		@DefaultValue("Asia/Shanghai") String timeZone, @DefaultValue("multipart") FormEncoding encoding,
		@DefaultValue("2s") Duration connectTimeout, @DefaultValue("20s") Duration responseTimeout,
		@DefaultValue("1s") Duration poolWaitTimeout, @DefaultValue("30s") Duration requestTimeout,
		@DefaultValue("60s") Duration connectionLifetime, @Nullable ProxyProperties proxy, @Nullable String sslBundle,
		@DefaultValue("64") int maxConnections, @DefaultValue("256") int maxPending,
		@DefaultValue("16MB") DataSize maxResponseSize, @DefaultValue("32") int maxConcurrentCalls,
		@Nullable Duration maxCallWait, @DefaultValue("0") int requestsPerSecond, @DefaultValue RetryProperties retry,
		@DefaultValue BreakerProperties breaker, @DefaultValue List<String> recordingHosts,
		@DefaultValue("12h") Duration tokenLifetime, @DefaultValue("30m") Duration tokenRenewalMargin,
		@DefaultValue("2s") Duration loginBackOff, @DefaultValue("false") boolean checkOnStart) {

	static final String PREFIX = "cdr.platform";

	/** What a blank zone stands for. */
	static final ZoneId DEFAULT_ZONE = ZoneId.of("Asia/Shanghai");

	/** The account right here, whose settings all accounts share. */
	AccountProperties common() {
		return new AccountProperties(this.url, this.appId, this.accessKey, this.timeZone, this.encoding,
				this.connectTimeout, this.responseTimeout, this.poolWaitTimeout, this.requestTimeout,
				this.connectionLifetime, this.proxy, this.sslBundle, this.maxConnections, this.maxPending,
				this.maxResponseSize, this.maxConcurrentCalls, this.maxCallWait, this.requestsPerSecond,
				new AccountRetry(this.retry.attempts(), this.retry.backOff()),
				new AccountBreaker(this.breaker.window(), this.breaker.minimumCalls(), this.breaker.failureRate(),
						this.breaker.openTime(), this.breaker.trialCalls()),
				this.recordingHosts);
	}

	/** Leaves out what may be secret. */
	@Override
	public String toString() {
		return "PlatformProperties[accounts=" + this.accounts.keySet() + "]";
	}

	/**
	 * An HTTP proxy. It has to let connections through to the platform's port (CONNECT).
	 *
	 * @param host name or address of the proxy.
	 * @param port port of the proxy; at most 65535.
	 * @param username name for the login at the proxy; by default, there is no login.
	 * @param password password that belongs to {@code proxy.username}.
	 */
	record ProxyProperties(@Nullable String host, @DefaultValue("3128") int port, @Nullable String username,
			@Nullable String password) {

		/** Leaves out what may be secret. */
		@Override
		public String toString() {
			return "ProxyProperties[]";
		}

	}

	/**
	 * How requests are repeated, where that is safe.
	 *
	 * @param attempts how often a request is sent at most: 1 (no repetition) to 10.
	 * @param backOff pause before the first repetition; at most {@code 1h}. Each further
	 * pause is twice as long, and all are up to half longer or shorter, by chance.
	 */
	record RetryProperties(@DefaultValue("3") int attempts, @DefaultValue("100ms") Duration backOff) {
	}

	/**
	 * When the circuit breaker opens, which keeps requests from a platform that fails.
	 *
	 * @param window how many of an account's last requests the circuit breaker looks at;
	 * at most 1000.
	 * @param minimumCalls how many requests there have to be before the circuit breaker
	 * can open; at most {@code breaker.window}.
	 * @param failureRate how many per cent of the requests in {@code breaker.window} have
	 * to fail before the circuit breaker opens; at most 100.
	 * @param openTime how long no request is sent after the circuit breaker has opened;
	 * at most {@code 1h}.
	 * @param trialCalls how many requests are let through after
	 * {@code breaker.open-time}, to test whether the platform works again; at most 1000.
	 */
	record BreakerProperties(@DefaultValue("20") int window, @DefaultValue("10") int minimumCalls,
			@DefaultValue("50") int failureRate, @DefaultValue("10s") Duration openTime,
			@DefaultValue("3") int trialCalls) {
	}

}
