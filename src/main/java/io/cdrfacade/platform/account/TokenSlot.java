package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.ReplicaStore;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.wire.Token;

/**
 * Where the replicas share an account's token, and which of them may log in. Only a
 * replica with the account's access key can read or make its content; any other content
 * is ignored.
 */
final class TokenSlot {

	private static final Duration FRESH = Duration.ofSeconds(1);

	private final ReplicaStore store;

	private final TextSeal seal;

	private final String name;

	private final Duration lifetime;

	private final Ticker ticker;

	/**
	 * Creates the slot of an account.
	 * @param store what the replicas share
	 * @param account the account
	 * @param lifetime how long the platform accepts a token
	 * @param ticker the time that tokens are kept by
	 */
	TokenSlot(ReplicaStore store, AccountSettings account, Duration lifetime, Ticker ticker) {
		this.store = store;
		this.seal = TextSeal.of("token", account);
		this.name = "token:" + this.seal.fingerprint();
		this.lifetime = lifetime;
		this.ticker = ticker;
	}

	/**
	 * Looks for a token.
	 * @param outdated a token that no longer works
	 * @return another one that has not expired
	 */
	@Nullable Token find(@Nullable Token outdated) {
		String sealed = this.store.get(this.name);
		String text = (sealed != null) ? this.seal.open(sealed) : null;
		Token token = (text != null) ? token(text) : null;
		return (token != null && isOther(token, outdated) && token.age(this.ticker).compareTo(this.lifetime) < 0)
				? token : null;
	}

	private static boolean isOther(Token token, @Nullable Token outdated) {
		return outdated == null || !token.value().equals(outdated.value());
	}

	/** Stores a token for the other replicas, for as long as it still lives. */
	void share(Token token) {
		Duration age = token.age(this.ticker);
		this.store.put(this.name, this.seal.close(this.lifetime.toMillis() + " " + token.value()),
				this.lifetime.minus(age));
	}

	/**
	 * Claims the login, so that no other replica logs in meanwhile.
	 * @param owner who claims it
	 * @param life how long the claim holds
	 * @return whether the owner may log in
	 */
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

	/**
	 * The text holds the token's whole lifetime, and the store tells how much of it is
	 * left. So a wrong clock of a replica does no harm.
	 */
	private @Nullable Token token(String text) {
		int space = text.indexOf(' ');
		Duration left = this.store.remaining(this.name);
		if (left == null || space < 0) {
			return null;
		}
		long age = Long.parseLong(text, 0, space, 10) - left.toMillis();
		return new Token(text.substring(space + 1),
				this.ticker.read() - TimeUnit.MILLISECONDS.toNanos(Math.max(0, age)), true);
	}

	/** Whether a token has been obtained just now. */
	boolean isFresh(Token token) {
		return token.age(this.ticker).compareTo(FRESH) < 0;
	}

	/**
	 * Whether another replica may have logged in after this one, and so ended the token
	 * that this one got: the slot holds another token, or the store cannot be reached.
	 * @param own a token that this replica has shared
	 */
	boolean mayHaveLost(Token own) {
		Token there = find(null);
		return there == null || isOther(there, own);
	}

}
