package io.cdrfacade.calls.summary;

import java.util.List;
import java.util.Map;

import io.cdrfacade.calls.Selection;

/**
 * What the count of a day depends on.
 *
 * @param selection which calls, in one form; the range is the day
 * @param counted what the groups of the day are made by
 */
record DayKey(Selection selection, List<GroupBy> counted) {

	static DayKey of(SummaryQuery query, Day day) {
		return new DayKey(query.selection().within(day.from(), day.to()).normalised(),
				Grouping.counted(query.groupBy()));
	}

	/** How many bytes of memory it takes together with the groups, roughly. */
	int weight(Map<GroupKey, CallSums> groups) {
		return this.selection.weight() + groups.keySet().stream().mapToInt(GroupKey::weight).sum();
	}

}
