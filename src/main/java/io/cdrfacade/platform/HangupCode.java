package io.cdrfacade.platform;

/**
 * A hang-up code and what it means.
 *
 * @param code the platform's code
 * @param reason its meaning; {@link HangupReason#UNKNOWN} for a code that is not known
 * yet
 */
public record HangupCode(int code, HangupReason reason) {

	static HangupCode of(int code) {
		return new HangupCode(code, HangupReason.of(code));
	}

}
