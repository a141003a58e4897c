package io.cdrfacade.platform.account;

import java.time.Clock;

import io.cdrfacade.platform.settings.ResilienceSettings;
import io.cdrfacade.platform.wire.Envelope;
import io.cdrfacade.platform.wire.Operation;

/**
 * Sends an account's requests so that trouble stays small: no more of them than agreed,
 * none to a platform that is down, again where that is safe, and all within the deadline.
 */
final class GuardedWire {

	private final RequestRate rate;

	private final Breaker breaker;

	private final Repeats repeats;

	private final AccountMeters meters;

	GuardedWire(String account, ResilienceSettings settings, AccountMeters meters, Clock clock) {
		this.rate = new RequestRate(account, settings);
		this.breaker = new Breaker(account, settings.breaker(), clock);
		this.repeats = new Repeats(settings.attempts(), settings.backOff(), meters::repeated);
		this.meters = meters;
		meters.bind(this.breaker, this.rate);
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
		if (limited(request.operation())) {
			this.rate.awaitTurn();
		}
		return this.breaker.guard(() -> this.meters.timed(request.operation(), exchange));
	}

	/** A login held up by the rate would hold up all who wait for it. */
	private static boolean limited(Operation operation) {
		return operation != Operation.LOGIN;
	}

	Breaker breaker() {
		return this.breaker;
	}

}
