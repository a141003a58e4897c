package io.cdrfacade.platform.account;

import java.time.Clock;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.ReplicaStore;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.wire.Token;

/**
 * Where the replicas leave an account's token for each other, and whose turn it is to log
 * in. Only a replica with the account's access key can read or replace the token, so
 * whatever else lies there counts as nothing.
 */
final class TokenSlot {

	private final ReplicaStore store;

	private final TextSeal seal;

	private final String name;

	private final Duration lifetime;

	private final Ticker ticker;

	private final Clock clock;

	/**
	 * Creates the slot of an account.
	 * @param store what the replicas share
	 * @param account the account
	 * @param lifetime how long the platform accepts a token
	 * @param ticker the time that tokens are kept by
	 * @param clock the time that replicas agree on
	 */
	TokenSlot(ReplicaStore store, AccountSettings account, Duration lifetime, Ticker ticker, Clock clock) {
		this.store = store;
		this.seal = TextSeal.of("token", account);
		this.name = "token:" + this.seal.fingerprint();
		this.lifetime = lifetime;
		this.ticker = ticker;
		this.clock = clock;
	}

	/**
	 * Looks for a token.
	 * @param outdated a token that will not do
	 * @return another one that has not come to its end
	 */
	@Nullable Token find(@Nullable Token outdated) {
		String sealed = this.store.get(this.name);
		String text = (sealed != null) ? this.seal.open(sealed) : null;
		Token token = (text != null) ? token(text) : null;
		return (token != null && isOther(token, outdated) && age(token).compareTo(this.lifetime) < 0) ? token : null;
	}

	private static boolean isOther(Token token, @Nullable Token outdated) {
		return outdated == null || !token.value().equals(outdated.value());
	}

	void leave(Token token) {
		Duration age = age(token);
		String text = this.clock.instant().minus(age).toEpochMilli() + " " + token.value();
		this.store.put(this.name, this.seal.close(text), this.lifetime.minus(age));
	}

	boolean claim(String owner, Duration life) {
		return this.store.claim(claimName(), owner, life);
	}

	void prolong(String owner, Duration life) {
		this.store.prolong(claimName(), owner, life);
	}

	void release(String owner) {
		this.store.release(claimName(), owner);
	}

	private String claimName() {
		return this.name + ":login";
	}

	/** Clocks that differ a little make no token younger than new. */
	private Token token(String text) {
		int space = text.indexOf(' ');
		long issued = Long.parseLong(text, 0, space, 10);
		Duration age = Duration.ofMillis(Math.max(0, this.clock.millis() - issued));
		return new Token(text.substring(space + 1), this.ticker.read() - age.toNanos(), true);
	}

	private Duration age(Token token) {
		return Duration.ofNanos(this.ticker.read() - token.issuedAt());
	}

}
