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
public record Kept<V>(V result, long askedAt, long answeredAt, Duration lifetime) {

	/**
	 * Keeps a result whose age counts from when the platform was asked.
	 * @param <V> type of the result
	 * @param result the result
	 * @param askedAt when the platform was asked
	 * @param lifetime for how long the result is fresh from then on
	 * @return the result to keep
	 */
	public static <V> Kept<V> since(V result, long askedAt, Duration lifetime) {
		return new Kept<>(result, askedAt, askedAt, lifetime);
	}

	/**
	 * Tells how old the result is.
	 * @param now the time by the ticker
	 * @return its age
	 */
	public Duration age(long now) {
		return Duration.ofNanos(now - this.answeredAt);
	}

	/**
	 * Tells for how long the result stays fresh.
	 * @param now the time by the ticker
	 * @return how long; negative once it is stale
	 */
	public Duration ttl(long now) {
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
