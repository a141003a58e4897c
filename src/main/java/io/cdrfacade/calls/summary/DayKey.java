package io.cdrfacade.calls.summary;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CallFilters;

/**
 * What the count of a day depends on.
 *
 * @param filters which calls, in one way; the range is the day
 * @param counted what they are grouped by
 */
record DayKey(CallFilters filters, GroupBy counted) {

	/** Objects and fields of a key and of what the cache has to remember of it. */
	private static final int FIXED_WEIGHT = 400;

	private static final int TEXT_WEIGHT = 60;

	static DayKey of(SummaryQuery query, Day day) {
		return new DayKey(query.filters().within(day.from(), day.to()).normalised(), query.groupBy().counted());
	}

	/** How many bytes of memory it takes, roughly. */
	int weight() {
		CallFilters texts = this.filters;
		int fields = Stream
			.of(texts.destination(), texts.userId(), texts.memberId(), texts.maturity(), texts.customerId())
			.mapToInt(DayKey::weight)
			.sum();
		return FIXED_WEIGHT + fields + texts.extensions().stream().mapToInt(DayKey::weight).sum();
	}

	static int weight(@Nullable String text) {
		return (text != null) ? TEXT_WEIGHT + 2 * text.length() : 0;
	}

}
