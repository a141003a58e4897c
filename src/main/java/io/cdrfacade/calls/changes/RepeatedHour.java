package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;

import org.jspecify.annotations.Nullable;

/**
 * Avoids the hour that a clock shows twice when it is put back. What happens in the
 * second pass looks up to an hour too early, so that no range may begin or end in either
 * pass.
 *
 * @param zone the zone of the clock
 * @param margin how far to stay away on both sides
 */
record RepeatedHour(ZoneId zone, Duration margin) {

	/** The time itself, or one before both passes. */
	Instant before(Instant time) {
		ZoneOffsetTransition near = near(time);
		return (near != null) ? start(near) : time;
	}

	/** The time itself, or one after both passes. */
	Instant after(Instant time) {
		ZoneOffsetTransition near = near(time);
		return (near != null) ? end(near) : time;
	}

	private @Nullable ZoneOffsetTransition near(Instant time) {
		ZoneOffsetTransition last = this.zone.getRules()
			.previousTransition(time.plus(this.margin).plus(Duration.ofDays(1)));
		boolean near = last != null && last.isOverlap() && !time.isBefore(start(last)) && time.isBefore(end(last));
		return near ? last : null;
	}

	private Instant start(ZoneOffsetTransition overlap) {
		return overlap.getInstant().plus(overlap.getDuration()).minus(this.margin);
	}

	private Instant end(ZoneOffsetTransition overlap) {
		return overlap.getInstant().minus(overlap.getDuration()).plus(this.margin);
	}

}
