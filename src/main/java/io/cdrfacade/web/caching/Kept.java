package io.cdrfacade.web.caching;

import java.time.Duration;

/**
 * A result that is kept. Its times are those of the ticker, in nanoseconds.
 *
 * @param <V> type of the result
 * @param result the result
 * @param askedAt when the platform was asked
 * @param answeredAt when it had answered
 * @param lifetime for how long the result is fresh from then on
 */
record Kept<V>(V result, long askedAt, long answeredAt, Duration lifetime) {

	Duration age(long now) {
		return Duration.ofNanos(now - this.answeredAt);
	}

	/** For how long it stays fresh; negative once it is stale. */
	Duration ttl(long now) {
		return this.lifetime.minus(age(now));
	}

	boolean isFresh(long now) {
		return ttl(now).isPositive();
	}

	/** Of two results for one key, the one that was asked for last knows more. */
	static <V> Kept<V> later(Kept<V> one, Kept<V> other) {
		return (other.askedAt - one.askedAt >= 0) ? other : one;
	}

}
