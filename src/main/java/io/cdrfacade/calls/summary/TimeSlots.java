package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Times that follow each other without gaps, each with the key of its group. */
final class TimeSlots {

	private final NavigableMap<Instant, GroupKey> byStart = new TreeMap<>();

	private TimeSlots() {
	}

	/**
	 * The times that calls are grouped by.
	 * @param counted an hour, a day or something else
	 * @param days the days of the range
	 * @param zone the zone
	 * @return the hours or days of the range, or nothing
	 */
	static TimeSlots of(GroupBy counted, List<Day> days, ZoneId zone) {
		return switch (counted) {
			case HOUR -> hours(days.getFirst().from(), days.getLast().to(), zone);
			case DAY -> days(days);
			default -> new TimeSlots();
		};
	}

	/** The key is the date. */
	private static TimeSlots days(List<Day> days) {
		TimeSlots slots = new TimeSlots();
		days.forEach((day) -> slots.byStart.put(day.from(), new GroupKey(day.date().toString())));
		return slots;
	}

	/**
	 * The key is when the hour begins, with its offset. It ends with the hour on the
	 * clock, or when the clock is changed.
	 */
	private static TimeSlots hours(Instant from, Instant to, ZoneId zone) {
		TimeSlots slots = new TimeSlots();
		Instant start = from.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
		for (Instant next = start; start.isBefore(to); start = next) {
			next = nextHour(start.atZone(zone).toOffsetDateTime(), zone);
			if (next.isAfter(from)) {
				slots.byStart.put(start, new GroupKey(start.atZone(zone).toOffsetDateTime().toString()));
			}
		}
		return slots;
	}

	private static Instant nextHour(OffsetDateTime start, ZoneId zone) {
		Instant next = start.truncatedTo(ChronoUnit.HOURS).plusHours(1).toInstant();
		ZoneOffsetTransition change = zone.getRules().nextTransition(start.toInstant());
		return (change != null && change.getInstant().isBefore(next)) ? change.getInstant() : next;
	}

	/**
	 * Finds the slot of an instant.
	 * @param instant an instant of the range
	 * @return the key of its group
	 */
	GroupKey at(Instant instant) {
		Map.Entry<Instant, GroupKey> slot = this.byStart.floorEntry(instant);
		return (slot != null) ? slot.getValue() : GroupKey.NONE;
	}

	/** The keys in the order of their times. */
	Collection<GroupKey> keys() {
		return this.byStart.values();
	}

}
