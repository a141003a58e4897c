package io.cdrfacade.platform.account;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.CallOwner;
import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.settings.ResilienceSettings;
import io.cdrfacade.platform.wire.Envelope;
import io.cdrfacade.platform.wire.Operation;

/**
 * Guards the calls of an account: it limits calls at once and requests a second, asks no
 * platform that is down, retries what is safe, and keeps the deadline.
 */
final class Guards {

	private final PermitQueue permits;

	private final @Nullable RequestRate rate;

	private final Breaker breaker;

	private final Retries retries;

	private final AccountMeters meters;

	private final AccountHealth health;

	private final PermitMeters waits;

	Guards(ResilienceSettings settings, Breaker breaker, AccountMeters meters, AccountHealth health, Ticker ticker) {
		this.permits = new PermitQueue(settings.maxConcurrentCalls(), settings.maxCallWait(), ticker);
		this.rate = (settings.requestsPerSecond() > 0)
				? new RequestRate(meters.account(), settings.requestsPerSecond(), settings.maxCallWait()) : null;
		this.breaker = breaker;
		this.retries = new Retries(settings.attempts(), settings.backOff(), meters::retried);
		this.meters = meters;
		this.health = health;
		this.waits = meters.bind(this.permits, breaker, (this.rate != null) ? this.rate.limiter() : null);
	}

	/**
	 * Makes a call as soon as it has a permit.
	 * @param operation what it calls
	 * @param call the call
	 * @return its result
	 * @throws Busy if there is no permit within {@code max-call-wait}, or would not be
	 */
	<T> T admit(Operation operation, Attempt<T> call) throws InterruptedException {
		Turn turn = turn(operation);
		try {
			return call.make();
		}
		finally {
			this.permits.leave(turn);
		}
	}

	private Turn turn(Operation operation) throws InterruptedException {
		Timer.Sample wait = this.meters.start();
		try {
			Turn turn = this.permits.take(CallOwner.current());
			this.waits.admitted(wait);
			return turn;
		}
		catch (Busy fault) {
			this.meters.turnedAway(operation, wait, fault);
			throw fault;
		}
	}

	/**
	 * Sends a request.
	 * @param request how to send it
	 * @param exchange sends it once
	 * @return the answer
	 */
	<E extends Envelope<?>> E send(Request request, Attempt<E> exchange) throws InterruptedException {
		return this.retries.make(request, () -> sendOnce(request, exchange));
	}

	private <E extends Envelope<?>> E sendOnce(Request request, Attempt<E> exchange) throws InterruptedException {
		request.deadline().requireTime();
		if (this.rate != null && isLimited(request.operation())) {
			this.breaker.requireAdmission();
			this.rate.awaitTurn(request.deadline());
		}
		return this.breaker.guard(() -> this.health.watch(() -> this.meters.timed(request.operation(), exchange)));
	}

	/** A login that has to wait would hold up all calls that wait for it. */
	private static boolean isLimited(Operation operation) {
		return operation != Operation.LOGIN;
	}

}
