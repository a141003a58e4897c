package io.cdrfacade.platform.account;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.wire.Token;

/** Where an account's tokens come from. Is asked for one at a time. */
@FunctionalInterface
public interface TokenSource {

	/**
	 * Obtains a token.
	 * @param outdated the token that it takes the place of, if there is one
	 * @return a token other than that, unless the platform gives the same again, or a
	 * {@link PlatformException}
	 */
	Mono<Token> next(@Nullable Token outdated);

}
