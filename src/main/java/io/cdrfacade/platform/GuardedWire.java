package io.cdrfacade.platform;

import java.time.Clock;

import reactor.core.publisher.Mono;

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
	 * @return the answer, or a {@link PlatformException}
	 */
	<T> Mono<Envelope<T>> send(Request request, Mono<Envelope<T>> exchange) {
		Mono<Envelope<T>> guarded = this.breaker
			.guard(this.meters.timed(request.operation(), request.deadline().limit(exchange)));
		Mono<Envelope<T>> attempt = limited(request.operation()) ? this.rate.limit(guarded) : guarded;
		return this.repeats.of(request, request.deadline().unlessOver(attempt));
	}

	/** A login held up by the rate would hold up all who wait for it. */
	private static boolean limited(Operation operation) {
		return operation != Operation.LOGIN;
	}

	Breaker breaker() {
		return this.breaker;
	}

}
