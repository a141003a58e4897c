package io.cdrfacade.calls.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.cdrfacade.calls.Selection;

/**
 * Counts the calls of a range for one request: takes the days that are kept, and reads
 * the others, consecutive days in one walk.
 */
final class SummaryCount {

	private final SummaryQuery query;

	private final KeptDays kept;

	private final DayReader reader;

	private final int maxGroups;

	private final List<Day> days;

	private final Grouping grouping;

	private final GroupSums sums;

	/**
	 * Prepares a count.
	 * @param query what is to be counted
	 * @param kept days that were counted before
	 * @param reader reads the others
	 * @param maxGroups most groups that an answer may have
	 */
	SummaryCount(SummaryQuery query, KeptDays kept, DayReader reader, int maxGroups) {
		Selection selection = query.selection();
		this.query = query;
		this.kept = kept;
		this.reader = reader;
		this.maxGroups = maxGroups;
		this.days = Day.in(selection.from(), selection.to(), selection.zone());
		this.grouping = Grouping.of(query.groupBy(), this.days, selection.zone());
		this.sums = new GroupSums(mostGroups());
	}

	/** Not needed for groups by time alone, as the range bounds those. */
	private int mostGroups() {
		return this.query.groupBy().stream().allMatch(GroupBy::isTime) ? Integer.MAX_VALUE : this.maxGroups;
	}

	/**
	 * Counts.
	 * @return the result
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws io.cdrfacade.web.problem.ProblemException if there is too much to count
	 */
	CountedCalls count() {
		daysToRead().forEach(this::read);
		Selection selection = this.query.selection();
		return new CountedCalls(selection.from(), selection.to(), this.sums.total(),
				this.query.groupBy().isEmpty() ? Map.of() : this.sums.copy(),
				new GroupTable(this.grouping, this.maxGroups), this.kept.caching());
	}

	/** Adds the days that are kept, and finds those between them. */
	private List<DaysToRead> daysToRead() {
		List<DaysToRead> reads = new ArrayList<>();
		List<Day> unknown = new ArrayList<>();
		for (Day day : this.days) {
			Map<GroupKey, CallSums> found = this.kept.find(day);
			if (found == null) {
				unknown.add(day);
			}
			else {
				add(found);
				end(unknown, reads);
			}
		}
		end(unknown, reads);
		return reads;
	}

	private void end(List<Day> unknown, List<DaysToRead> reads) {
		if (!unknown.isEmpty()) {
			reads.add(new DaysToRead(unknown, this.grouping, mostGroups()));
			unknown.clear();
		}
	}

	private void add(Map<GroupKey, CallSums> groups) {
		groups.forEach((key, counted) -> this.sums.add(this.grouping.show(key), counted));
	}

	/** Calls without a day may belong to any of the days, which are not kept then. */
	private void read(DaysToRead days) {
		this.reader.read(days);
		this.kept.read(days.days().size());
		add(days.withoutDay());
		for (Day day : days.days()) {
			Map<GroupKey, CallSums> counted = days.of(day);
			add(counted);
			if (!days.hasCallsWithoutDay()) {
				this.kept.keep(day, counted);
			}
		}
	}

}
