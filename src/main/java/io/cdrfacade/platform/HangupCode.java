package io.cdrfacade.platform;

import java.util.stream.IntStream;

/**
 * A hang-up code and what it means.
 *
 * @param code the platform's code
 * @param reason its meaning; {@link HangupReason#UNKNOWN} for a code that is not known
 * yet
 */
public record HangupCode(int code, HangupReason reason) {

	/** All known codes are among the 50 from here on. */
	public static final int FIRST_SHARED = 10_000;

	/** Made once, as every record has two codes. */
	private static final HangupCode[] SHARED = IntStream.range(0, 50)
		.mapToObj((index) -> make(FIRST_SHARED + index))
		.toArray(HangupCode[]::new);

	/**
	 * Finds what a code means.
	 * @param code the platform's code, any number
	 * @return the code with its meaning
	 */
	public static HangupCode of(int code) {
		int index = code - FIRST_SHARED;
		return (index >= 0 && index < SHARED.length) ? SHARED[index] : make(code);
	}

	private static HangupCode make(int code) {
		return new HangupCode(code, HangupReason.of(code));
	}

}
