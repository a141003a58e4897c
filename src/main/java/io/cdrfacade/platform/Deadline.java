package io.cdrfacade.platform;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Ticker;
import reactor.core.publisher.Mono;

/**
 * The one time limit that all parts of a call share.
 *
 * @param ticker tells the time
 * @param end when the time is up, by the ticker
 */
record Deadline(Ticker ticker, long end) {

	private static final Duration SHORTEST = Duration.ofMillis(1);

	/** A deadline from now on, in real time. */
	static Deadline in(Duration time) {
		return in(time, Ticker.systemTicker());
	}

	static Deadline in(Duration time, Ticker ticker) {
		return new Deadline(ticker, ticker.read() + time.toNanos());
	}

	/** What is left; negative when it is over. */
	Duration remaining() {
		return Duration.ofNanos(this.end - this.ticker.read());
	}

	private boolean isOver() {
		return !remaining().isPositive();
	}

	/** Does not begin a part of the call when the time is up. */
	<T> Mono<T> unlessOver(Mono<T> part) {
		return Mono.defer(() -> isOver() ? Mono.error(ConnectionFaults.noAnswer(new TimeoutException())) : part);
	}

	/** Ends a part of the call in time. */
	<T> Mono<T> limit(Mono<T> part) {
		return Mono.defer(() -> limited(part));
	}

	/**
	 * Ends a part of the call in time, if it takes any: what is there already needs no
	 * timer.
	 */
	<T> Mono<T> limit(Supplier<Mono<T>> part) {
		return Mono.defer(() -> {
			Mono<T> made = part.get();
			return (made instanceof Callable<?>) ? made : limited(made);
		});
	}

	private <T> Mono<T> limited(Mono<T> part) {
		return part.timeout((remaining().compareTo(SHORTEST) > 0) ? remaining() : SHORTEST)
			.onErrorMap(TimeoutException.class, ConnectionFaults::noAnswer);
	}

}
