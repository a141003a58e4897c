package io.cdrfacade.platform.settings;

import java.time.Duration;

import io.cdrfacade.platform.settings.AccountProperties.AccountBreaker;
import io.cdrfacade.platform.settings.PlatformProperties.BreakerProperties;

/**
 * When the circuit breaker opens, checked.
 *
 * @param window how many of the last requests are looked at
 * @param minimumCalls how many there have to be before it can open
 * @param failureRate how many per cent of them have to have failed
 * @param openTime how long no request is sent after it has opened
 * @param trialCalls how many requests are let through after that to test whether it works
 * again
 */
public record BreakerSettings(int window, int minimumCalls, int failureRate, Duration openTime, int trialCalls) {

	private static final int LARGEST_WINDOW = 1000;

	static BreakerSettings of(AccountInput input) {
		AccountBreaker own = input.own().breaker();
		BreakerProperties common = input.common().breaker();
		int window = input.between(1, LARGEST_WINDOW, "breaker.window", own.window(), common.window());
		return new BreakerSettings(window,
				input.between(1, (window > 0) ? window : LARGEST_WINDOW, "breaker.minimum-calls", own.minimumCalls(),
						common.minimumCalls()),
				input.between(1, 100, "breaker.failure-rate", own.failureRate(), common.failureRate()),
				input.wait("breaker.open-time", own.openTime(), common.openTime()),
				input.between(1, LARGEST_WINDOW, "breaker.trial-calls", own.trialCalls(), common.trialCalls()));
	}

}
