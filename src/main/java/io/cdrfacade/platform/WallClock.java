package io.cdrfacade.platform;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Local times and instants, by one rule: a local time means the first instant at which
 * the clocks of its zone showed that time or a later one. That is the first occurrence
 * where clocks are put back, and the instant of the jump where they are put forward.
 * <p>
 * By this rule, a later local time never means an earlier instant, so that a half-open
 * range of instants is exactly a range of local seconds.
 */
public final class WallClock {

	private static final Instant EARLIEST = Instant.parse("0001-01-02T00:00:00Z");

	private static final Instant LATEST = Instant.parse("9999-12-30T00:00:00Z");

	private WallClock() {
	}

	/**
	 * Finds the instant of a local time.
	 * @param local the local time
	 * @param zone the zone of the clock
	 * @return the first instant at which that clock showed the local time or a later one
	 */
	public static Instant toInstant(LocalDateTime local, ZoneId zone) {
		ZoneRules rules = zone.getRules();
		ZoneOffsetTransition transition = rules.getTransition(local);
		if (transition != null && transition.isGap()) {
			return transition.getInstant();
		}
		return local.toInstant((transition != null) ? transition.getOffsetBefore() : rules.getOffset(local));
	}

	/**
	 * Finds the first local second of a range that holds everything at or after an
	 * instant, and nothing earlier. A range of everything before the instant ends one
	 * second earlier.
	 * @param instant the instant; kept within the years that four digits can write
	 * @param zone the zone of the clock
	 * @return the smallest local second that means that instant or a later one
	 */
	public static LocalDateTime firstSecond(Instant instant, ZoneId zone) {
		Instant whole = wholeSecond(instant);
		LocalDateTime shown = LocalDateTime.ofInstant(whole, zone);
		ZoneOffsetTransition overlap = zone.getRules().getTransition(shown);
		if (overlap != null && !whole.isBefore(overlap.getInstant())) {
			return overlap.getDateTimeBefore();
		}
		ZoneOffsetTransition gap = zone.getRules().getTransition(shown.minusSeconds(1));
		return (gap != null && gap.getInstant().equals(whole)) ? gap.getDateTimeBefore() : shown;
	}

	private static Instant wholeSecond(Instant instant) {
		if (instant.isBefore(EARLIEST)) {
			return EARLIEST;
		}
		if (instant.isAfter(LATEST)) {
			return LATEST;
		}
		Instant floor = instant.truncatedTo(ChronoUnit.SECONDS);
		return floor.equals(instant) ? floor : floor.plusSeconds(1);
	}

}
