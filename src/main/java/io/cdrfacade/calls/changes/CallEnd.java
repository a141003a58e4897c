package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * When a call ended. A record without an end is taken to have ended after its duration
 * or, without a duration, at its start. The end of a record without any time is unknown.
 */
final class CallEnd {

	private CallEnd() {
	}

	static boolean isBefore(Cdr cdr, Instant time) {
		Instant end = of(cdr);
		return end != null && end.isBefore(time);
	}

	/** Whether a call ended within a range and was no longer than a call can be. */
	static boolean isWithin(Cdr cdr, Duration longest, Instant from, Instant to) {
		Instant end = of(cdr);
		if (end == null || (cdr.startedAt() != null && end.isAfter(cdr.startedAt().plus(longest)))) {
			return false;
		}
		return !end.isBefore(from) && end.isBefore(to);
	}

	private static @Nullable Instant of(Cdr cdr) {
		if (cdr.endedAt() != null || cdr.startedAt() == null) {
			return cdr.endedAt();
		}
		return (cdr.durationSeconds() != null) ? cdr.startedAt().plusSeconds(cdr.durationSeconds()) : cdr.startedAt();
	}

}
