package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * How far a consumer has come: it has received all calls with ids up to one, which
 * include all calls that the platform showed before a time.
 *
 * @param id the greatest id that was received; 0 for none
 * @param time all calls that the platform showed before this have been received
 * @param since calls that ended before this do not matter; {@code null} if all do
 */
record Position(long id, Instant time, @Nullable Instant since) {

	/**
	 * Begins with the calls that ended at a time or later, by the platform's clock.
	 * @param time the time
	 * @param tolerance how far that clock may be ahead: a call may be shown that long
	 * before the end that it tells
	 */
	static Position since(Instant time, Duration tolerance) {
		return new Position(0, time.minus(tolerance), time);
	}

	/** Moves forward, never back. */
	Position to(long id, Instant time) {
		return new Position(Math.max(this.id, id), time.isAfter(this.time) ? time : this.time, this.since);
	}

	/**
	 * An earlier position. A consumer who receives all calls from there receives all that
	 * matter here.
	 * @param ids how many ids before this one
	 * @param time how much earlier
	 */
	Position back(long ids, Duration time) {
		// With an id, hardly any call is left that ended before.
		Instant since = (this.id == 0 && this.since != null) ? this.since.minus(time) : null;
		return new Position(Math.max(0, this.id - ids), this.time.minus(time), since);
	}

	/** Whether all calls that matter here come after the other position, too. */
	boolean isNotBefore(Position other) {
		boolean matter = other.since == null || (this.since != null && !this.since.isBefore(other.since));
		return matter && this.id >= other.id && !this.time.isBefore(other.time);
	}

	/** Whether a call with a greater id is one that matters. */
	boolean matters(Cdr cdr) {
		return this.since == null || !CallEnd.isBefore(cdr, this.since);
	}

}
