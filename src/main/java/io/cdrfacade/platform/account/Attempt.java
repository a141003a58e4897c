package io.cdrfacade.platform.account;

import io.cdrfacade.platform.PlatformException;

/**
 * A piece of work to be done once, while the caller's thread waits.
 *
 * @param <T> its result
 */
@FunctionalInterface
interface Attempt<T> {

	/**
	 * Does the work and waits for it.
	 * @return the result
	 * @throws InterruptedException if the caller leaves; whatever is under way has ended
	 * @throws PlatformException if it fails
	 */
	T make() throws InterruptedException;

}
