package io.cdrfacade.platform.bills;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

import io.cdrfacade.platform.WallClock;

/**
 * A range of local seconds, both ends included, as the platform filters by.
 *
 * @param first the first second
 * @param last the last second; before the first if the range is empty
 */
public record LocalRange(LocalDateTime first, LocalDateTime last) {

	/**
	 * Finds the local seconds that stand for instants of a half-open range, by the rule
	 * of {@link WallClock}.
	 */
	public static LocalRange of(Instant from, Instant to, ZoneId zone) {
		return new LocalRange(WallClock.firstSecond(from, zone), WallClock.firstSecond(to, zone).minusSeconds(1));
	}

	public boolean isEmpty() {
		return this.first.isAfter(this.last);
	}

}
