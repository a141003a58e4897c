package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.time.Instant;

import io.cdrfacade.calls.Call;
import io.cdrfacade.platform.Cdr;

/**
 * What was counted of some calls. Holds sums, not averages, so that tallies add up.
 *
 * @param calls how many calls
 * @param answered how many of them were answered
 * @param talkSeconds how long they talked
 * @param waited how many of the answered ones tell how long they waited
 * @param waitSeconds how long these waited, from dial to answer
 */
record Tally(long calls, long answered, long talkSeconds, long waited, long waitSeconds) {

	static final Tally NONE = new Tally(0, 0, 0, 0, 0);

	static Tally of(Cdr cdr) {
		long talk = (cdr.talkSeconds() != null) ? Math.max(0, cdr.talkSeconds()) : 0;
		if (!Call.answered(cdr)) {
			return new Tally(1, 0, talk, 0, 0);
		}
		long wait = wait(cdr);
		return (wait < 0) ? new Tally(1, 1, talk, 0, 0) : new Tally(1, 1, talk, 1, wait);
	}

	/** Negative if it is not known, or cannot be. */
	private static long wait(Cdr cdr) {
		Instant startedAt = cdr.startedAt();
		Instant answeredAt = cdr.answeredAt();
		return (startedAt != null && answeredAt != null) ? Duration.between(startedAt, answeredAt).toSeconds() : -1;
	}

	Tally plus(Tally other) {
		return new Tally(this.calls + other.calls, this.answered + other.answered, this.talkSeconds + other.talkSeconds,
				this.waited + other.waited, this.waitSeconds + other.waitSeconds);
	}

}
