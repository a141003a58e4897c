package io.cdrfacade.sandbox;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A finished call. All times are whole seconds.
 *
 * @param route who called whom, and how
 * @param timing when
 * @param custom the customer's own data
 * @param hangup how it ended
 * @param keys keys that the called party pressed; may be empty
 * @param recording file name of the recording; empty without one
 */
record SandboxCall(Route route, Timing timing, CustomData custom, Hangup hangup, String keys, String recording) {

	/**
	 * Who called whom.
	 *
	 * @param inbound whether it came from outside
	 * @param method the platform's number for how it was made
	 * @param extension the extension; empty if none took part
	 * @param destination the number called
	 * @param display the number shown to the called party
	 */
	record Route(boolean inbound, int method, String extension, String destination, String display) {
	}

	/**
	 * When.
	 *
	 * @param start dialled
	 * @param answer answered, if it was
	 * @param end ended
	 */
	record Timing(Instant start, @Nullable Instant answer, Instant end) {

		long duration() {
			return Duration.between(this.start, this.end).toSeconds();
		}

		long talk() {
			return (this.answer != null) ? Duration.between(this.answer, this.end).toSeconds() : 0;
		}

	}

	/**
	 * Data that came with the call, as its customer gave it.
	 *
	 * @param user employee
	 * @param member member
	 * @param maturity maturity
	 * @param customer customer
	 */
	record CustomData(String user, String member, String maturity, String customer) {
	}

	/**
	 * How it ended, in the platform's codes.
	 *
	 * @param by who ended it
	 * @param cause why
	 */
	record Hangup(int by, int cause) {
	}

}
