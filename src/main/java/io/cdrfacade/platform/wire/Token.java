package io.cdrfacade.platform.wire;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Ticker;

/**
 * A token of the platform; prints without its value.
 *
 * @param value the token
 * @param issuedAt when it was obtained, in nanoseconds of the account's ticker
 * @param found whether another replica has logged in for it, and not this one: the
 * platform may have ended it since
 */
public record Token(String value, long issuedAt, boolean found) {

	/**
	 * Tells how old the token is.
	 * @param ticker the account's ticker
	 * @return the time since it was obtained
	 */
	public Duration age(Ticker ticker) {
		return Duration.ofNanos(ticker.read() - this.issuedAt);
	}

	@Override
	public String toString() {
		return "Token[***]";
	}

}
