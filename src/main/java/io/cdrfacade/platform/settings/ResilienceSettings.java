package io.cdrfacade.platform.settings;

import java.time.Duration;

/**
 * Limits, retries and circuit breaker of an account, checked.
 *
 * @param attempts how often a request is sent at most
 * @param backOff the pause before the first retry
 * @param maxConcurrentCalls how many calls there may be at once
 * @param maxCallWait how long a call waits for a permit
 * @param requestsPerSecond how many requests a second there may be; 0 for any number
 * @param breaker when the platform is left alone
 */
public record ResilienceSettings(int attempts, Duration backOff, int maxConcurrentCalls, Duration maxCallWait,
		int requestsPerSecond, BreakerSettings breaker) {
}
