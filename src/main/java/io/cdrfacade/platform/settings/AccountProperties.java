package io.cdrfacade.platform.settings;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

import io.cdrfacade.platform.settings.PlatformProperties.ProxyProperties;

/**
 * An account at the platform. Its components mean what those of
 * {@link PlatformProperties} mean; what is {@code null} is as it is for all accounts.
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

	/** How requests are repeated, where that differs from other accounts. */
	record AccountRetry(@Nullable Integer attempts, @Nullable Duration backOff) {
	}

	/** When the circuit breaker opens, where that differs from other accounts. */
	record AccountBreaker(@Nullable Integer window, @Nullable Integer minimumCalls, @Nullable Integer failureRate,
			@Nullable Duration openTime, @Nullable Integer trialCalls) {
	}

}
