package io.cdrfacade.platform.account;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.settings.TokenSettings;
import io.cdrfacade.platform.wire.Token;

/**
 * Tells when tokens end or are due for renewal, and until when logins are held back.
 *
 * @param settings how long tokens live
 * @param ticker the time that tokens are kept by
 */
record TokenTimes(TokenSettings settings, Ticker ticker) {

	Duration age(Token token) {
		return token.age(this.ticker);
	}

	boolean isAlive(Token token) {
		return age(token).compareTo(this.settings.lifetime()) < 0;
	}

	/** Whether the token nears its end, and a login is allowed. */
	boolean isDue(Session session) {
		Token token = session.token();
		return token != null && age(token).compareTo(this.settings.renewalAge()) >= 0 && !isHeldBack(session);
	}

	boolean isHeldBack(Session session) {
		return session.fault() != null && this.ticker.read() - session.heldBackUntil() < 0;
	}

	/** The result of a login that failed, or did not help. */
	Session heldBack(@Nullable Token token, PlatformException fault) {
		return new Session(token, fault, this.ticker.read() + this.settings.loginBackOff().toNanos());
	}

}
