package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What was counted of a day. Its time is that of the ticker, in nanoseconds.
 *
 * @param groups the groups that have calls
 * @param askedAt when the platform was asked
 */
record KeptDay(Map<GroupKey, Tally> groups, long askedAt) {

	/** A group's key and tally, and what the map has to remember of them. */
	private static final int GROUP_WEIGHT = 140;

	private static final int TEXT_WEIGHT = 60;

	Duration age(long now) {
		return Duration.ofNanos(now - this.askedAt);
	}

	/** How many bytes of memory it takes, roughly. */
	int weight() {
		return this.groups.keySet().stream().mapToInt((key) -> GROUP_WEIGHT + weight(key.text())).sum();
	}

	private static int weight(@Nullable String text) {
		return (text != null) ? TEXT_WEIGHT + 2 * text.length() : 0;
	}

}
