package io.cdrfacade.platform.settings;

import java.time.Duration;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.settings.AccountProperties.AccountBreaker;
import io.cdrfacade.platform.settings.AccountProperties.AccountRetry;
import io.cdrfacade.platform.settings.ConfigurationFaults.Setting;
import io.cdrfacade.platform.settings.PlatformProperties.BreakerProperties;

/** Checks the limits, retries and circuit breaker of an account. */
final class ResilienceChecks {

	private static final int MOST_ATTEMPTS = 10;

	private static final int LARGEST_WINDOW = 1000;

	private static final int MOST_REQUESTS = 100_000;

	/** By default, a call waits for a permit for one part in so many of its time. */
	private static final int WAIT_SHARE = 3;

	private final String path;

	private final AccountProperties account;

	private final PlatformProperties common;

	private final ConfigurationFaults faults;

	ResilienceChecks(String path, AccountProperties account, PlatformProperties common, ConfigurationFaults faults) {
		this.path = path;
		this.account = account;
		this.common = common;
		this.faults = faults;
	}

	/**
	 * Checks the settings.
	 * @param connections how many connections the account may have
	 * @param requestTimeout longest time for a whole call
	 * @return the settings, to be used only if there are no faults
	 */
	ResilienceSettings settings(int connections, Duration requestTimeout) {
		AccountRetry own = this.account.retry();
		return new ResilienceSettings(
				this.faults.between(1, MOST_ATTEMPTS,
						setting("retry.attempts", own.attempts(), this.common.retry().attempts())),
				this.faults.wait(setting("retry.back-off", own.backOff(), this.common.retry().backOff())),
				concurrentCalls(connections), maxCallWait(requestTimeout),
				this.faults.between(0, MOST_REQUESTS,
						setting("requests-per-second", this.account.requestsPerSecond(),
								this.common.requestsPerSecond())),
				breaker(this.account.breaker(), this.common.breaker()));
	}

	/** A call with a permit but no connection would only wait once more. */
	private int concurrentCalls(int connections) {
		Setting<Integer> calls = setting("max-concurrent-calls", this.account.maxConcurrentCalls(),
				this.common.maxConcurrentCalls());
		if (this.faults.positive(calls) > connections && connections > 0) {
			this.faults.add(calls.property(), "has to be at most max-connections, which is " + connections);
		}
		return calls.value();
	}

	private Duration maxCallWait(Duration requestTimeout) {
		Duration common = this.common.maxCallWait();
		if (this.account.maxCallWait() == null && common == null) {
			return requestTimeout.dividedBy(WAIT_SHARE);
		}
		return this.faults.waitOrNone(setting("max-call-wait", this.account.maxCallWait(),
				Objects.requireNonNullElse(common, Duration.ZERO)));
	}

	private BreakerSettings breaker(AccountBreaker own, BreakerProperties all) {
		int window = this.faults.between(1, LARGEST_WINDOW, setting("breaker.window", own.window(), all.window()));
		return new BreakerSettings(window,
				this.faults.between(1, (window > 0) ? window : LARGEST_WINDOW,
						setting("breaker.minimum-calls", own.minimumCalls(), all.minimumCalls())),
				this.faults.between(1, 100, setting("breaker.failure-rate", own.failureRate(), all.failureRate())),
				openTime(own.openTime(), all.openTime()), this.faults.between(1, LARGEST_WINDOW,
						setting("breaker.trial-calls", own.trialCalls(), all.trialCalls())));
	}

	private Duration openTime(@Nullable Duration own, Duration all) {
		return this.faults.wait(setting("breaker.open-time", own, all));
	}

	private <T> Setting<T> setting(String name, @Nullable T own, T common) {
		return (own != null) ? new Setting<>(this.path + name, own) : new Setting<>(name, common);
	}

}
