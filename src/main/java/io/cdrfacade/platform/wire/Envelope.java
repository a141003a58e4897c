package io.cdrfacade.platform.wire;

import org.jspecify.annotations.Nullable;

/**
 * What every answer of the platform is wrapped in.
 *
 * @param ret whether the request was understood; 200 if so
 * @param status whether it succeeded inside; 0 if so
 * @param result the result, if all went well
 * @param code code of a failure inside
 * @param message words of a refusal or failure, as they came
 */
public record Envelope<T>(int ret, int status, @Nullable T result, @Nullable String code, @Nullable String message) {

	public static final int UNDERSTOOD = 200;

	static final int TOKEN_REFUSED = 600;

	/** Code of a failure inside that a new token solves. */
	private static final String LOGIN_AGAIN = "1010";

	/** Whether a ret is about authorisation: token, app-id, licence or address. */
	static boolean isAuthorisation(int ret) {
		return ret >= TOKEN_REFUSED && ret <= 604;
	}

	/**
	 * Tells whether to log in again. The refused request has done nothing.
	 * @return whether the platform refuses the token, by ret, by status or by a code
	 */
	public boolean refusesToken() {
		return this.ret == TOKEN_REFUSED || this.status == TOKEN_REFUSED
				|| (failedInside() && LOGIN_AGAIN.equals(this.code));
	}

	boolean failedInside() {
		return this.ret == UNDERSTOOD && this.status != 0;
	}

	/** Leaves out the texts, any of which can hold a token or phone numbers. */
	@Override
	public String toString() {
		return "Envelope[ret=" + this.ret + ", status=" + this.status + "]";
	}

}
