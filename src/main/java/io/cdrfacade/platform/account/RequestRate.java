package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.settings.ResilienceSettings;

/** Keeps an account within so many requests a second, or lets all pass. */
final class RequestRate {

	private final @Nullable RateLimiter limiter;

	RequestRate(String account, ResilienceSettings settings) {
		this.limiter = (settings.requestsPerSecond() > 0) ? RateLimiter.of(account,
				RateLimiterConfig.custom()
					.limitForPeriod(settings.requestsPerSecond())
					.limitRefreshPeriod(Duration.ofSeconds(1))
					.timeoutDuration(settings.maxCallWait())
					.writableStackTraceEnabled(false)
					.build())
				: null;
	}

	/** Holds a request back for its turn, or refuses it if that is too far off. */
	void awaitTurn() throws InterruptedException {
		if (this.limiter != null) {
			long wait = this.limiter.reservePermission();
			if (wait < 0) {
				throw new Busy("The account's requests a second to the platform are used up", null);
			}
			TimeUnit.NANOSECONDS.sleep(wait);
		}
	}

	@Nullable RateLimiter limiter() {
		return this.limiter;
	}

}
