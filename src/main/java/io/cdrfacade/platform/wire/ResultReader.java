package io.cdrfacade.platform.wire;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

import io.cdrfacade.platform.PlatformException;

/**
 * Reads the result of one operation. A result can come before the status that tells
 * whether it counts, so that reading it and judging it are two steps.
 *
 * @param <T> what the result becomes
 */
public interface ResultReader<T> {

	/**
	 * Reads a whole envelope the fast way, if there is one for answers of its kind.
	 * @param body the body of an answer
	 * @param start where an object begins
	 * @return the result of a success, or {@code null} to have the envelope read the
	 * usual way
	 */
	default @Nullable T plain(byte[] body, int start) {
		return null;
	}

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
