package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;

import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.wire.Deadline;

/** Limits the requests that an account sends in a second. */
final class RequestRate {

	private final RateLimiter limiter;

	private final Duration maxWait;

	/**
	 * Creates a limit that nothing has used yet.
	 * @param account name of the account
	 * @param requestsPerSecond how many requests it may send in a second
	 * @param maxWait how long a request waits for its turn at most
	 */
	RequestRate(String account, int requestsPerSecond, Duration maxWait) {
		this.limiter = RateLimiter.of(account,
				RateLimiterConfig.custom()
					.limitForPeriod(requestsPerSecond)
					.limitRefreshPeriod(Duration.ofSeconds(1))
					.build());
		this.maxWait = maxWait;
	}

	/**
	 * Waits for the turn of a request. It sends nothing late: the platform could mark
	 * records that no caller gets.
	 * @param deadline when the request's call has to be over
	 * @throws Busy if the turn would come too late; it is left to others then
	 */
	void awaitTurn(Deadline deadline) throws InterruptedException {
		long wait = reserve(Math.min(this.maxWait.toNanos(), deadline.remaining()));
		if (wait < 0) {
			throw new Busy("The account's requests a second to the platform are used up", null);
		}
		TimeUnit.NANOSECONDS.sleep(wait);
		deadline.requireTime();
	}

	/**
	 * Reserves the next turn, if it comes in time: a reserved turn cannot be given back.
	 * The limiter has one longest wait for all, so each request sets it.
	 * @return the wait for the turn, or a negative number if it comes too late
	 */
	private synchronized long reserve(long longestWait) {
		if (longestWait < 0) {
			return longestWait;
		}
		this.limiter.changeTimeoutDuration(Duration.ofNanos(longestWait));
		return this.limiter.reservePermission();
	}

	RateLimiter limiter() {
		return this.limiter;
	}

}
