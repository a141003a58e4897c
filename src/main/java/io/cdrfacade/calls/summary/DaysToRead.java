package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * Days that follow each other and are read in one walk. Each call is counted for the day
 * on which it began. For one thread.
 */
final class DaysToRead {

	private final List<Day> days;

	private final Grouping grouping;

	private final NavigableMap<Instant, GroupSums> byStart = new TreeMap<>();

	/** Sums of calls without a time, or with a time outside the range. */
	private final GroupSums withoutDay;

	DaysToRead(List<Day> days, Grouping grouping, int maxGroups) {
		this.days = List.copyOf(days);
		this.grouping = grouping;
		this.days.forEach((day) -> this.byStart.put(day.from(), new GroupSums(maxGroups)));
		this.withoutDay = new GroupSums(maxGroups);
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

	/** Counts calls, and tells how many these were. */
	int addAll(List<Cdr> cdrs) {
		cdrs.forEach(this::add);
		return cdrs.size();
	}

	private void add(Cdr cdr) {
		Instant startedAt = within(cdr.startedAt());
		Map.Entry<Instant, GroupSums> day = (startedAt != null) ? this.byStart.floorEntry(startedAt) : null;
		GroupSums sums = (day != null) ? day.getValue() : this.withoutDay;
		sums.add(this.grouping.count(cdr, startedAt), CallSums.of(cdr));
	}

	private @Nullable Instant within(@Nullable Instant time) {
		return (time != null && !time.isBefore(from()) && time.isBefore(to())) ? time : null;
	}

	/** What was counted of a day. */
	Map<GroupKey, CallSums> of(Day day) {
		GroupSums sums = this.byStart.get(day.from());
		return (sums != null) ? sums.copy() : Map.of();
	}

	boolean hasCallsWithoutDay() {
		return !this.withoutDay.isEmpty();
	}

	/** What was counted of calls that belong to no day. */
	Map<GroupKey, CallSums> withoutDay() {
		return this.withoutDay.copy();
	}

}
