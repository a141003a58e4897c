package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

import io.cdrfacade.platform.WallClock;

/**
 * A day of a zone, as far as it lies in a range. It begins where a range from that date
 * would.
 *
 * @param date the date
 * @param from when it begins, or the range does
 * @param to when the next one begins, or the range ends
 * @param whole whether all of the day lies in the range
 */
record Day(LocalDate date, Instant from, Instant to, boolean whole) {

	/**
	 * Divides a range into days. A date that the zone left out is no day.
	 * @param from start of the range
	 * @param to end of the range
	 * @param zone the zone
	 * @return the days, one after the other, without gaps
	 */
	static List<Day> in(Instant from, Instant to, ZoneId zone) {
		List<Day> days = new ArrayList<>();
		LocalDate date = from.atZone(zone).toLocalDate();
		Instant start = start(date, zone);
		while (start.isBefore(to)) {
			Instant end = start(date.plusDays(1), zone);
			if (end.isAfter(from) && end.isAfter(start)) {
				days.add(within(new Day(date, start, end, true), from, to));
			}
			start = end;
			date = date.plusDays(1);
		}
		return days;
	}

	private static Instant start(LocalDate date, ZoneId zone) {
		return WallClock.toInstant(date.atStartOfDay(), zone);
	}

	private static Day within(Day day, Instant from, Instant to) {
		boolean starts = !day.from.isBefore(from);
		boolean ends = !day.to.isAfter(to);
		return new Day(day.date, starts ? day.from : from, ends ? day.to : to, starts && ends);
	}

}
