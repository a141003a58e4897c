package io.cdrfacade.platform;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where an account's tokens come from. Is asked for one at a time. */
@FunctionalInterface
interface TokenSource {

	/**
	 * Obtains a token.
	 * @param outdated the token that it takes the place of, if there is one
	 * @return a token other than that, unless the platform gives the same again, or a
	 * {@link PlatformException}
	 */
	Mono<Token> next(@Nullable Token outdated);

}
