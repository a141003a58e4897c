package io.cdrfacade.platform.settings;

import java.time.Duration;

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
		int window = input.between(1, LARGEST_WINDOW, "breaker.window", (account) -> account.breaker().window());
		return new BreakerSettings(window,
				input.between(1, (window > 0) ? window : LARGEST_WINDOW, "breaker.minimum-calls",
						(account) -> account.breaker().minimumCalls()),
				input.between(1, 100, "breaker.failure-rate", (account) -> account.breaker().failureRate()),
				input.wait("breaker.open-time", (account) -> account.breaker().openTime()),
				input.between(1, LARGEST_WINDOW, "breaker.trial-calls", (account) -> account.breaker().trialCalls()));
	}

}
