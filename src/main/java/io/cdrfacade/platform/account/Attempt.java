package io.cdrfacade.platform.account;

import io.cdrfacade.platform.PlatformException;

/**
 * Something to be done once, while the caller's thread waits.
 *
 * @param <T> what comes of it
 */
@FunctionalInterface
interface Attempt<T> {

	/**
	 * Does it and waits.
	 * @return what came of it
	 * @throws InterruptedException if the caller leaves; whatever is under way has ended
	 * @throws PlatformException if it fails
	 */
	T make() throws InterruptedException;

}
