package io.cdrfacade.platform.settings;

import java.time.Duration;

/**
 * When the circuit breaker opens, checked.
 *
 * @param window how many of the last requests are looked at
 * @param minimumCalls how many there have to be
 * @param failureRate how many per cent of them have to have failed
 * @param openTime how long the platform is then left alone
 * @param trialCalls how many requests try then whether it works
 */
public record BreakerSettings(int window, int minimumCalls, int failureRate, Duration openTime, int trialCalls) {
}
