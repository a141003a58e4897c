package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.util.Map;

/**
 * What was counted of a day. Its time is that of the ticker, in nanoseconds.
 *
 * @param groups the groups that have calls
 * @param askedAt when the platform was asked
 */
record KeptDay(Map<GroupKey, Tally> groups, long askedAt) {

	/** A group's key and tally, and what the map has to remember of them. */
	private static final int GROUP_WEIGHT = 140;

	Duration age(long now) {
		return Duration.ofNanos(now - this.askedAt);
	}

	/** How many bytes of memory it takes, roughly. */
	int weight() {
		return this.groups.keySet().stream().mapToInt((key) -> GROUP_WEIGHT + DayKey.weight(key.text())).sum();
	}

}
