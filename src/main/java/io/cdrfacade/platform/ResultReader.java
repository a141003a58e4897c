package io.cdrfacade.platform;

import tools.jackson.core.JsonParser;

/**
 * Reads the result of one operation. A result can come before the status that tells
 * whether it counts, so that reading it and judging it are two steps.
 *
 * @param <T> what the result becomes
 */
interface ResultReader<T> {

	/**
	 * Reads the result, whatever is in it; a second one takes the place of the first.
	 * @param parser stands at the start of an object, and at its end afterwards
	 */
	void read(JsonParser parser);

	/**
	 * Judges what was read.
	 * @return the result
	 * @throws PlatformException.Malformed if it is not of the known shape
	 */
	T result();

}
