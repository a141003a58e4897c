package io.cdrfacade.platform.wire;

import org.jspecify.annotations.Nullable;

/** What every answer of the platform is wrapped in. */
public sealed interface Envelope<T> {

	int UNDERSTOOD = 200;

	int TOKEN_REFUSED = 600;

	/** Whether a ret is about authorisation: token, app-id, licence or address. */
	static boolean isAuthorisation(int ret) {
		return ret >= TOKEN_REFUSED && ret <= 604;
	}

	/**
	 * Tells whether to log in again. The refused request has done nothing.
	 * @return whether the platform refuses the token, by ret, by status or by a code
	 */
	boolean refusesToken();

	/**
	 * All went well.
	 *
	 * @param result the result
	 */
	record Success<T>(T result) implements Envelope<T> {

		@Override
		public boolean refusesToken() {
			return false;
		}

		/** Leaves out the result. */
		@Override
		public String toString() {
			return "Envelope[ret=200, status=0]";
		}

	}

	/**
	 * The request was refused, or failed inside.
	 *
	 * @param ret whether the request was understood; 200 if so
	 * @param status what failed inside, if it was understood; 0 if it was not
	 * @param code code of a failure inside
	 * @param message words of a refusal or failure, as they came
	 */
	record Refusal<T>(int ret, int status, @Nullable String code, @Nullable String message) implements Envelope<T> {

		/** Code of a failure inside that a new token solves. */
		private static final String LOGIN_AGAIN = "1010";

		@Override
		public boolean refusesToken() {
			return this.ret == TOKEN_REFUSED || this.status == TOKEN_REFUSED
					|| (this.ret == UNDERSTOOD && LOGIN_AGAIN.equals(this.code));
		}

		/** Leaves out the texts, any of which can hold a token or phone numbers. */
		@Override
		public String toString() {
			return "Envelope[ret=" + this.ret + ", status=" + this.status + "]";
		}

	}

}
