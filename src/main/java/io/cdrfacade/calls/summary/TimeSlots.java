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

import org.jspecify.annotations.Nullable;

/** The days or hours of a range, one after the other without gaps, each with a name. */
final class TimeSlots {

	private final NavigableMap<Instant, String> byStart = new TreeMap<>();

	private TimeSlots() {
	}

	/** The days of a range, named by their dates. */
	static TimeSlots days(List<Day> days) {
		TimeSlots slots = new TimeSlots();
		days.forEach((day) -> slots.byStart.put(day.from(), day.date().toString()));
		return slots;
	}

	/**
	 * The hours of a range, named by when they begin, with the offset. An hour ends with
	 * the hour on the clock, or when the clock is changed.
	 */
	static TimeSlots hours(List<Day> days, ZoneId zone) {
		TimeSlots slots = new TimeSlots();
		Instant from = days.getFirst().from();
		Instant to = days.getLast().to();
		Instant start = from.atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
		for (Instant next = start; start.isBefore(to); start = next) {
			next = nextHour(start.atZone(zone).toOffsetDateTime(), zone);
			if (next.isAfter(from)) {
				slots.byStart.put(start, start.atZone(zone).toOffsetDateTime().toString());
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
	 * @return the name of the slot
	 */
	@Nullable String at(Instant instant) {
		Map.Entry<Instant, String> slot = this.byStart.floorEntry(instant);
		return (slot != null) ? slot.getValue() : null;
	}

	/** The names in the order of their times. */
	Collection<String> names() {
		return this.byStart.values();
	}

}
