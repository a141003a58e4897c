package io.cdrfacade.platform.account;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.wire.Token;

/** Where an account's tokens come from. It is asked for one at a time. */
@FunctionalInterface
interface TokenSource {

	/**
	 * Obtains a token and waits for it.
	 * @param outdated the token that it replaces, if there is one
	 * @return a token other than that, unless the platform gives the same again
	 * @throws PlatformException if there is none
	 */
	Token next(@Nullable Token outdated) throws InterruptedException;

}
