package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.time.Instant;

import io.cdrfacade.calls.Call;
import io.cdrfacade.platform.Cdr;

/**
 * Sums over some calls. Holds no averages, so that the sums of groups can be added.
 *
 * @param calls how many calls
 * @param answered how many of them were answered
 * @param talkSeconds how long they talked
 * @param waited how many of the answered ones tell how long they waited
 * @param waitSeconds how long these waited, from dial to answer
 */
record CallSums(long calls, long answered, long talkSeconds, long waited, long waitSeconds) {

	static final CallSums NONE = new CallSums(0, 0, 0, 0, 0);

	static CallSums of(Cdr cdr) {
		long talk = (cdr.talkSeconds() != null) ? Math.max(0, cdr.talkSeconds()) : 0;
		if (!Call.answered(cdr)) {
			return new CallSums(1, 0, talk, 0, 0);
		}
		long wait = wait(cdr);
		return (wait < 0) ? new CallSums(1, 1, talk, 0, 0) : new CallSums(1, 1, talk, 1, wait);
	}

	/** Negative if it is unknown or impossible. */
	private static long wait(Cdr cdr) {
		Instant startedAt = cdr.startedAt();
		Instant answeredAt = cdr.answeredAt();
		return (startedAt != null && answeredAt != null) ? Duration.between(startedAt, answeredAt).toSeconds() : -1;
	}

	CallSums plus(CallSums other) {
		return new CallSums(this.calls + other.calls, this.answered + other.answered,
				this.talkSeconds + other.talkSeconds, this.waited + other.waited, this.waitSeconds + other.waitSeconds);
	}

}
