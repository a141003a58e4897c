package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.internal.AtomicRateLimiter;

import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.wire.Deadline;

/** Limits the requests that an account sends in a second. */
final class RequestRate {

	/** Only this class tells a wait without reserving it. */
	private final AtomicRateLimiter limiter;

	/**
	 * Creates a limit that nothing has used yet.
	 * @param account name of the account
	 * @param requestsPerSecond how many requests it may send in a second
	 * @param maxWait how long a request waits for its turn at most
	 */
	RequestRate(String account, int requestsPerSecond, Duration maxWait) {
		this.limiter = new AtomicRateLimiter(account,
				RateLimiterConfig.custom()
					.limitForPeriod(requestsPerSecond)
					.limitRefreshPeriod(Duration.ofSeconds(1))
					.timeoutDuration(maxWait)
					.writableStackTraceEnabled(false)
					.build());
	}

	/**
	 * Waits for the turn of a request. It sends nothing late: the platform could mark
	 * records that no caller gets.
	 * @param deadline when the request's call has to be over
	 * @throws Busy if the turn would come too late; it is left to others then
	 */
	void awaitTurn(Deadline deadline) throws InterruptedException {
		TimeUnit.NANOSECONDS.sleep(reserve(deadline));
		deadline.requireTime();
	}

	/**
	 * A reserved turn cannot be given back, so the wait is asked for first. One at a
	 * time: until it is reserved, the wait gets only shorter.
	 */
	private synchronized long reserve(Deadline deadline) {
		if (this.limiter.getDetailedMetrics().getNanosToWait() >= deadline.remaining()) {
			throw busy();
		}
		long wait = this.limiter.reservePermission();
		if (wait < 0) {
			throw busy();
		}
		return wait;
	}

	private static Busy busy() {
		return new Busy("The account's requests a second to the platform are used up", null);
	}

	RateLimiter limiter() {
		return this.limiter;
	}

}
