package io.cdrfacade.platform.settings;

import java.time.Duration;

/**
 * How an account's calls are kept from doing or coming to harm, checked.
 *
 * @param attempts how often a request is sent at most
 * @param backOff the pause before the first repetition
 * @param maxConcurrentCalls how many calls there may be at once
 * @param maxCallWait how long a call waits for its turn
 * @param requestsPerSecond how many requests a second there may be; 0 for any number
 * @param breaker when the platform is left alone
 */
public record ResilienceSettings(int attempts, Duration backOff, int maxConcurrentCalls, Duration maxCallWait,
		int requestsPerSecond, BreakerSettings breaker) {
}
