package io.cdrfacade.platform.account;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.wire.Token;

/**
 * What the last login of an account left behind.
 *
 * @param token the token, if there is one to use
 * @param fault the fault, if the login failed or brought no relief
 * @param heldBackUntil with a fault, the time before which no login is made
 */
record Session(@Nullable Token token, @Nullable PlatformException fault, long heldBackUntil) {

	PlatformException requireFault() {
		return (this.fault != null) ? this.fault
				: new PlatformException.Failed("The platform gave a token again that it refuses", null, null);
	}

}
