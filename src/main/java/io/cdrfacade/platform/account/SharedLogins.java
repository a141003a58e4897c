package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.wire.Token;

/**
 * Logs in once for all replicas. It takes the token that another replica has shared. Only
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
	 * @param slot where the replicas share tokens
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
		long checks = Math.max(1, this.longest.dividedBy(this.pause));
		long checksBeforeLogin = checksBeforeLogin(outdated);
		for (long check = 0; check < checks; check++) {
			Token found = this.slot.find(outdated);
			if (found != null) {
				return found;
			}
			if (check >= checksBeforeLogin && this.slot.claim(owner, CLAIM)) {
				return logInAs(owner, outdated);
			}
			Thread.sleep(this.pause);
		}
		throw new PlatformException.TimedOut("Another replica's login did not end in time", new TimeoutException());
	}

	/**
	 * How often to look for another replica's token before logging in: not at all, unless
	 * a token of this replica ended within a second. Then another replica's login has
	 * most likely ended it, and that replica is about to share its token. If both logged
	 * in again at once, each would go on ending the other's token; a random number lets
	 * one of them be first.
	 */
	private long checksBeforeLogin(@Nullable Token outdated) {
		boolean lost = outdated != null && !outdated.found() && this.slot.isFresh(outdated);
		return lost ? ThreadLocalRandom.current().nextLong(2, 7) : 0;
	}

	/** Looks once more, as the owner before may have shared a token just now. */
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
		this.slot.share(token);
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
