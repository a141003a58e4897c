package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * Days that follow each other and are read in one go. Each call is dealt to the day on
 * which it began. For one thread.
 */
final class Stretch {

	private final List<Day> days;

	private final Grouping grouping;

	private final NavigableMap<Instant, Tallies> byStart = new TreeMap<>();

	/** Of calls without a time, or with one that was not asked for. */
	private final Tallies strays;

	Stretch(List<Day> days, Grouping grouping, int maxGroups) {
		this.days = List.copyOf(days);
		this.grouping = grouping;
		this.days.forEach((day) -> this.byStart.put(day.from(), new Tallies(maxGroups)));
		this.strays = new Tallies(maxGroups);
	}

	List<Day> days() {
		return this.days;
	}

	Instant from() {
		return this.days.getFirst().from();
	}

	Instant to() {
		return this.days.getLast().to();
	}

	void add(Cdr cdr) {
		Instant startedAt = within(cdr.startedAt());
		Map.Entry<Instant, Tallies> day = (startedAt != null) ? this.byStart.floorEntry(startedAt) : null;
		Tallies tallies = (day != null) ? day.getValue() : this.strays;
		tallies.add(this.grouping.counted(cdr, startedAt), Tally.of(cdr));
	}

	private @Nullable Instant within(@Nullable Instant time) {
		return (time != null && !time.isBefore(from()) && time.isBefore(to())) ? time : null;
	}

	/** What was counted of a day. */
	Map<GroupKey, Tally> of(Day day) {
		Tallies tallies = this.byStart.get(day.from());
		return (tallies != null) ? tallies.copy() : Map.of();
	}

	boolean hasStrays() {
		return !this.strays.isEmpty();
	}

	/** What was counted of calls that belong to no day. */
	Map<GroupKey, Tally> strays() {
		return this.strays.copy();
	}

}
