package io.cdrfacade.platform;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/**
 * A range of local seconds, both ends included, as the platform filters by.
 *
 * @param first the first second
 * @param last the last second; before the first if the range is empty
 */
record LocalRange(LocalDateTime first, LocalDateTime last) {

	/**
	 * Finds the local seconds that stand for instants of a half-open range, by the rule
	 * of {@link WallClock}.
	 */
	static LocalRange of(Instant from, Instant to, ZoneId zone) {
		return new LocalRange(WallClock.firstSecond(from, zone), WallClock.firstSecond(to, zone).minusSeconds(1));
	}

	boolean isEmpty() {
		return this.first.isAfter(this.last);
	}

}
