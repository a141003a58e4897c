package io.cdrfacade.calls.list;

import java.time.Duration;

/**
 * An answer that is kept. Its times are those of the ticker, in nanoseconds.
 *
 * @param answer the answer
 * @param askedAt when the platform was asked
 * @param answeredAt when it had answered
 * @param lifetime for how long the answer is fresh from then on
 */
record KeptAnswer(Answer answer, long askedAt, long answeredAt, Duration lifetime) {

	Duration age(long now) {
		return Duration.ofNanos(now - this.answeredAt);
	}

	/**
	 * For how long it stays fresh.
	 * @param now the ticker's time
	 * @return the time left; negative once it is stale
	 */
	Duration ttl(long now) {
		return this.lifetime.minus(age(now));
	}

	boolean isFresh(long now) {
		return ttl(now).isPositive();
	}

	/** Of two answers to one query, the one that was asked for last knows more. */
	static KeptAnswer later(KeptAnswer one, KeptAnswer other) {
		return (other.askedAt - one.askedAt >= 0) ? other : one;
	}

}
