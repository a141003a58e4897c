package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.wire.Token;

/**
 * Logs in once for all replicas. It takes the token that another replica has left. Only
 * where there is none does it log in, one replica at a time.
 */
final class SharedLogins implements TokenSource {

	/** How soon another replica takes over from one that dies while it logs in. */
	private static final Duration CLAIM = Duration.ofSeconds(3);

	private final TokenSlot slot;

	private final TokenSource login;

	private final Duration pause;

	private final Duration longest;

	/**
	 * Creates a source.
	 * @param slot where the replicas leave tokens for each other
	 * @param login logs this replica in
	 * @param pause how often to look whether another replica has logged in
	 * @param longest how long to wait for that
	 */
	SharedLogins(TokenSlot slot, TokenSource login, Duration pause, Duration longest) {
		this.slot = slot;
		this.login = login;
		this.pause = pause;
		this.longest = longest;
	}

	@Override
	public Token next(@Nullable Token outdated) throws InterruptedException {
		String owner = UUID.randomUUID().toString();
		long looks = Math.max(1, this.longest.dividedBy(this.pause));
		long patience = patience(outdated);
		for (long look = 0; look < looks; look++) {
			Token found = this.slot.find(outdated);
			if (found != null) {
				return found;
			}
			if (look >= patience && this.slot.claim(owner, CLAIM)) {
				return logInAs(owner, outdated);
			}
			Thread.sleep(this.pause);
		}
		throw new PlatformException.TimedOut("Another replica's login did not end in time", new TimeoutException());
	}

	/**
	 * How often to look for another replica's token before logging in. A token of this
	 * replica that ends at once has most likely been ended by another replica's login. If
	 * both logged in again at once, each would go on ending the other's token.
	 */
	private long patience(@Nullable Token outdated) {
		boolean lost = outdated != null && !outdated.found() && this.slot.isFresh(outdated);
		return lost ? ThreadLocalRandom.current().nextLong(2, 7) : 0;
	}

	/**
	 * The owner before may have stored a token just now, so this looks once more.
	 */
	private Token logInAs(String owner, @Nullable Token outdated) throws InterruptedException {
		Thread renewal = Thread.ofVirtual().start(() -> prolongClaim(owner));
		try {
			Token found = this.slot.find(outdated);
			return (found != null) ? found : logIn(outdated);
		}
		finally {
			renewal.interrupt();
			this.slot.release(owner);
		}
	}

	private Token logIn(@Nullable Token outdated) throws InterruptedException {
		Token token = this.login.next(outdated);
		this.slot.leave(token);
		return token;
	}

	private void prolongClaim(String owner) {
		try {
			while (true) {
				Thread.sleep(CLAIM.dividedBy(3));
				this.slot.prolong(owner, CLAIM);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
