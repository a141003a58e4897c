package io.cdrfacade.platform.settings;

import java.time.Duration;

import io.cdrfacade.platform.settings.AccountSettings.Limits;
import io.cdrfacade.platform.settings.ConfigurationFaults.Setting;

/**
 * Limits, retries and circuit breaker of an account, checked.
 *
 * @param attempts how often a request is sent at most
 * @param backOff the pause before the first retry
 * @param maxConcurrentCalls how many calls there may be at once
 * @param maxCallWait how long a call waits for a permit, and a request for its turn, at
 * most as long as the whole call may take
 * @param requestsPerSecond how many requests a second there may be; 0 for any number
 * @param breaker when the circuit breaker opens
 */
public record ResilienceSettings(int attempts, Duration backOff, int maxConcurrentCalls, Duration maxCallWait,
		int requestsPerSecond, BreakerSettings breaker) {

	private static final int MAX_ATTEMPTS = 10;

	private static final int MAX_REQUESTS = 100_000;

	/** By default, a call waits for a permit for its time divided by this. */
	private static final int WAIT_SHARE = 3;

	static ResilienceSettings of(AccountInput input, Limits limits) {
		return new ResilienceSettings(
				input.between(1, MAX_ATTEMPTS, "retry.attempts", (account) -> account.retry().attempts()),
				input.wait("retry.back-off", (account) -> account.retry().backOff()),
				concurrentCalls(input, limits.maxConnections()), maxCallWait(input, limits.requestTimeout()),
				input.between(0, MAX_REQUESTS, "requests-per-second", AccountProperties::requestsPerSecond),
				BreakerSettings.of(input));
	}

	/** A call with a permit but no connection would only wait once more. */
	private static int concurrentCalls(AccountInput input, int connections) {
		Setting<Integer> calls = input.setting("max-concurrent-calls", AccountProperties::maxConcurrentCalls);
		if (input.faults().positive(calls) > connections && connections > 0) {
			input.faults().add(calls.property(), "has to be at most max-connections, which is " + connections);
		}
		return calls.value();
	}

	/**
	 * The wait is a part of the call, so it is never longer than the whole call may be.
	 */
	private static Duration maxCallWait(AccountInput input, Duration requestTimeout) {
		Setting<Duration> configured = input.find("max-call-wait", AccountProperties::maxCallWait);
		if (configured == null) {
			return requestTimeout.dividedBy(WAIT_SHARE);
		}
		Duration wait = input.faults().waitOrNone(configured);
		return (wait.compareTo(requestTimeout) < 0) ? wait : requestTimeout;
	}

}
