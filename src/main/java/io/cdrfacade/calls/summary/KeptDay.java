package io.cdrfacade.calls.summary;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was counted of a day.
 *
 * @param groups the groups that have calls
 * @param askedAt when the platform was asked, by {@link DayStore#time()}
 */
record KeptDay(Map<GroupKey, CallSums> groups, long askedAt) {

	/** The objects of a group's key and sums, and of the map's entry. */
	private static final int GROUP_WEIGHT = 200;

	private static final int TEXT_WEIGHT = 60;

	/** How many bytes of memory it takes, roughly. */
	int weight() {
		return this.groups.keySet().stream().mapToInt(KeptDay::weight).sum();
	}

	private static int weight(GroupKey key) {
		return GROUP_WEIGHT + key.values().stream().mapToInt(KeptDay::weight).sum();
	}

	private static int weight(@Nullable String text) {
		return (text != null) ? TEXT_WEIGHT + 2 * text.length() : 0;
	}

}
