package io.cdrfacade.platform.account;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.wire.Token;

/**
 * The result of an account's last login.
 *
 * @param token the token, if there is one to use
 * @param fault the fault, if the login failed or its token was refused
 * @param heldBackUntil with a fault, the time of the token's ticker before which there is
 * no other login
 */
record Session(@Nullable Token token, @Nullable PlatformException fault, long heldBackUntil) {

	/** There has been no login, or its token has been refused. */
	static final Session NONE = new Session(null, null, 0);

	/** The fault of the login, or else that it gave the refused token again. */
	PlatformException requireFault() {
		return (this.fault != null) ? this.fault
				: new PlatformException.Failed("The platform gave a token again that it refuses", null, null);
	}

}
