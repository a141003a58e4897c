package io.cdrfacade.sandbox;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.sandbox.php.RefusedException;
import io.cdrfacade.sandbox.php.Reply;

/**
 * The only valid token. A new login ends the earlier token, which is the hardest case for
 * a client.
 */
final class TokenBook {

	private final SecureRandom random = new SecureRandom();

	private final Clock clock;

	private final Duration lifetime;

	private @Nullable String token;

	private Instant end = Instant.MIN;

	TokenBook(Clock clock, SandboxProperties properties) {
		this.clock = clock;
		this.lifetime = properties.tokenLifetime();
	}

	synchronized String issue() {
		byte[] bytes = new byte[16];
		this.random.nextBytes(bytes);
		String issued = HexFormat.of().formatHex(bytes);
		this.token = issued;
		this.end = this.clock.instant().plus(this.lifetime);
		return issued;
	}

	/**
	 * Checks a token.
	 * @param presented the token of a request
	 * @throws RefusedException if it is not the last one issued, or has expired
	 */
	synchronized void check(String presented) {
		if (!presented.equals(this.token) || !this.clock.instant().isBefore(this.end)) {
			throw new RefusedException(Reply.Refusal.tokenInvalid());
		}
	}

	synchronized void revoke(String presented) {
		check(presented);
		this.token = null;
	}

	synchronized void forget() {
		this.token = null;
	}

}
