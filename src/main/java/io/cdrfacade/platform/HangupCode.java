package io.cdrfacade.platform;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A hang-up code and what it means.
 *
 * @param code the platform's code
 * @param reason its meaning; {@link HangupReason#UNKNOWN} for a code that is not known
 * yet
 */
public record HangupCode(int code, HangupReason reason) {

	/** The first of the shared codes. */
	public static final int FIRST_SHARED = 10_000;

	/**
	 * The codes from {@link #FIRST_SHARED} on, which include all known ones. They are
	 * made once, as every record has two codes.
	 */
	public static final List<HangupCode> SHARED = IntStream.range(0, 50)
		.mapToObj((index) -> make(FIRST_SHARED + index))
		.toList();

	/**
	 * Finds what a code means.
	 * @param code the platform's code, any number
	 * @return the code with its meaning
	 */
	public static HangupCode of(int code) {
		int index = sharedIndex(code);
		return (index >= 0) ? SHARED.get(index) : make(code);
	}

	/**
	 * Finds this code among the shared ones.
	 * @return its index in {@link #SHARED}; -1 if it is none of them
	 */
	public int sharedIndex() {
		return sharedIndex(this.code);
	}

	private static int sharedIndex(int code) {
		int index = code - FIRST_SHARED;
		return (index >= 0 && index < SHARED.size()) ? index : -1;
	}

	private static HangupCode make(int code) {
		return new HangupCode(code, HangupReason.of(code));
	}

}
