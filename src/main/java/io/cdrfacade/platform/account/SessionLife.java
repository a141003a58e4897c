package io.cdrfacade.platform.account;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.settings.TokenSettings;
import io.cdrfacade.platform.wire.Token;

/**
 * Tells by the time what sessions are good for. A token lasts its lifetime, and a fault
 * as long as it holds logins back.
 */
final class SessionLife {

	private final TokenSettings settings;

	private final Ticker ticker;

	SessionLife(TokenSettings settings, Ticker ticker) {
		this.settings = settings;
		this.ticker = ticker;
	}

	/** A session after a login that failed or brought no relief. */
	Session heldBack(@Nullable Token token, PlatformException fault) {
		return new Session(token, fault, this.ticker.read() + this.settings.loginBackOff().toNanos());
	}

	boolean isHeldBack(Session session) {
		return session.fault() != null && this.ticker.read() - session.heldBackUntil() < 0;
	}

	/** Whether there is a token that has not come to its end. */
	boolean hasToken(Session session) {
		return session.token() != null && age(session.token()) < this.settings.lifetime().toNanos();
	}

	/** Whether a token is to be renewed. */
	boolean isDue(Session session, Token token) {
		return age(token) >= this.settings.renewalAge().toNanos() && !isHeldBack(session);
	}

	/** The age of a token in nanoseconds. */
	long age(Token token) {
		return this.ticker.read() - token.issuedAt();
	}

	/** How long a session is worth keeping. */
	Duration remaining(Session session) {
		Token token = session.token();
		long life = (token != null) ? this.settings.lifetime().toNanos() - age(token) : 0;
		long heldBack = (session.fault() != null) ? session.heldBackUntil() - this.ticker.read() : 0;
		return Duration.ofNanos(Math.max(1, Math.max(life, heldBack)));
	}

}
