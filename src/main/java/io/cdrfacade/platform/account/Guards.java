package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.settings.ResilienceSettings;
import io.cdrfacade.platform.wire.Envelope;
import io.cdrfacade.platform.wire.Operation;

/**
 * Guards the calls of an account: it limits calls at once and requests a second, asks no
 * platform that is down, retries what is safe, and keeps the deadline.
 */
final class Guards {

	private final Bulkhead permits;

	private final @Nullable RateLimiter rate;

	private final Breaker breaker;

	private final Repeats repeats;

	private final AccountMeters meters;

	Guards(ResilienceSettings settings, Breaker breaker, AccountMeters meters) {
		this.permits = permits(meters.account(), settings);
		this.rate = (settings.requestsPerSecond() > 0) ? rate(meters.account(), settings) : null;
		this.breaker = breaker;
		this.repeats = new Repeats(settings.attempts(), settings.backOff(), meters::repeated);
		this.meters = meters;
		meters.bind(this.permits, breaker, this.rate);
	}

	/** Calls get their permits in the order in which they came. */
	private static Bulkhead permits(String account, ResilienceSettings settings) {
		return Bulkhead.of(account,
				BulkheadConfig.custom()
					.maxConcurrentCalls(settings.maxConcurrentCalls())
					.maxWaitDuration(settings.maxCallWait())
					.fairCallHandlingStrategyEnabled(true)
					.writableStackTraceEnabled(false)
					.build());
	}

	private static RateLimiter rate(String account, ResilienceSettings settings) {
		return RateLimiter.of(account,
				RateLimiterConfig.custom()
					.limitForPeriod(settings.requestsPerSecond())
					.limitRefreshPeriod(Duration.ofSeconds(1))
					.timeoutDuration(settings.maxCallWait())
					.writableStackTraceEnabled(false)
					.build());
	}

	/**
	 * Makes a call as soon as it has a permit.
	 * @param operation what it calls
	 * @param call the call
	 * @return its result
	 * @throws Busy if there is no permit within {@code max-call-wait}
	 */
	<T> T admit(Operation operation, Attempt<T> call) throws InterruptedException {
		Timer.Sample wait = this.meters.start();
		if (!this.permits.tryAcquirePermission()) {
			if (Thread.interrupted()) {
				throw new InterruptedException("Interrupted while waiting for a permit");
			}
			Busy fault = new Busy("As many calls to the platform as the account may make are under way", null);
			this.meters.turnedAway(operation, wait, fault);
			throw fault;
		}
		try {
			return call.make();
		}
		finally {
			this.permits.onComplete();
		}
	}

	/**
	 * Sends a request.
	 * @param request how to send it
	 * @param exchange sends it once
	 * @return the answer
	 */
	<T> Envelope<T> send(Request request, Attempt<Envelope<T>> exchange) throws InterruptedException {
		return this.repeats.of(request, () -> sendOnce(request, exchange));
	}

	private <T> Envelope<T> sendOnce(Request request, Attempt<Envelope<T>> exchange) throws InterruptedException {
		request.deadline().requireTime();
		if (this.rate != null && isLimited(request.operation())) {
			awaitTurn(this.rate);
		}
		return this.breaker.guard(() -> this.meters.timed(request.operation(), exchange));
	}

	/** A login that has to wait would hold up all calls that wait for it. */
	private static boolean isLimited(Operation operation) {
		return operation != Operation.LOGIN;
	}

	private static void awaitTurn(RateLimiter rate) throws InterruptedException {
		long wait = rate.reservePermission();
		if (wait < 0) {
			throw new Busy("The account's requests a second to the platform are used up", null);
		}
		TimeUnit.NANOSECONDS.sleep(wait);
	}

}
