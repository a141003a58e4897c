package io.cdrfacade.calls.summary;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.Selection;

/**
 * What the count of a day depends on.
 *
 * @param selection which calls, in one way; the range is the day
 * @param counted what they are grouped by
 */
record DayKey(Selection selection, GroupBy counted) {

	static DayKey of(SummaryQuery query, Day day) {
		return new DayKey(query.selection().within(day.from(), day.to()).normalised(), query.groupBy().counted());
	}

	/** How many bytes of memory it takes, roughly. */
	int weight() {
		return this.selection.weight();
	}

}
