package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.Words;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.HangupCode;

/** What calls are grouped by: when they began, or a field of theirs. */
enum GroupBy {

	/** One sum. */
	NONE("none", ChronoUnit.DAYS),

	/** Hours of the zone. */
	HOUR("hour", ChronoUnit.HOURS),

	/** Days of the zone. */
	DAY("day", ChronoUnit.DAYS),

	/** Months of the zone. */
	MONTH("month", ChronoUnit.DAYS),

	/** Word for the direction. */
	DIRECTION("direction", null),

	/** Word for how the call was made. */
	METHOD("method", null),

	/** Extension number. */
	EXTENSION("extension", null),

	/** Word for why the call ended. */
	HANGUP_CAUSE("hangupCause", null),

	/** Custom data: employee. */
	USER_ID("userId", null);

	static final String NAME = "groupBy";

	private static final int SHORTEST_MONTH = 28;

	/** As in {@code 2019-09}. */
	private static final int MONTH_LENGTH = 7;

	private final String word;

	private final @Nullable ChronoUnit unit;

	GroupBy(String word, @Nullable ChronoUnit unit) {
		this.word = word;
		this.unit = unit;
	}

	private static @Nullable String word(@Nullable HangupCode code) {
		return (code != null) ? Words.HANGUP_REASONS.of(code.reason()) : null;
	}

	static List<String> words() {
		return Arrays.stream(values()).map(GroupBy::word).toList();
	}

	static GroupBy of(String word) {
		return Arrays.stream(values()).filter((by) -> by.word.equals(word)).findFirst().orElse(NONE);
	}

	String word() {
		return this.word;
	}

	/** Whether the groups are times. */
	boolean isByTime() {
		return this.unit != null;
	}

	/**
	 * What has to be counted to know these groups. Sums and months are made of days.
	 * @return the finer grouping, or this one
	 */
	GroupBy counted() {
		return (this.unit == ChronoUnit.DAYS) ? DAY : this;
	}

	/** The group of a call by its field. */
	GroupKey key(Cdr cdr) {
		String value = field(cdr);
		return (value != null) ? new GroupKey(value) : GroupKey.NONE;
	}

	private @Nullable String field(Cdr cdr) {
		return switch (this) {
			case DIRECTION -> Words.DIRECTIONS.of(cdr.direction());
			case METHOD -> Words.METHODS.of(cdr.method());
			case EXTENSION -> cdr.extension();
			case HANGUP_CAUSE -> word(cdr.hangupCause());
			case USER_ID -> cdr.userId();
			case NONE, HOUR, DAY, MONTH -> null;
		};
	}

	/**
	 * The group that a counted group is a part of.
	 * @param counted a group by {@link #counted()}
	 * @return the group by this
	 */
	GroupKey merged(GroupKey counted) {
		String text = counted.text();
		return switch (this) {
			case NONE -> GroupKey.NONE;
			case MONTH -> (text != null) ? new GroupKey(text.substring(0, MONTH_LENGTH)) : counted;
			default -> counted;
		};
	}

	/**
	 * Finds the longest range that has no more than so many groups, however many calls.
	 * @param groups how many groups
	 * @return the range, give or take a change of the clocks
	 */
	Duration longestRange(int groups) {
		return switch (this) {
			case HOUR -> Duration.ofHours(groups);
			case DAY -> Duration.ofDays(groups);
			case MONTH -> Duration.ofDays((long) SHORTEST_MONTH * groups);
			default -> ChronoUnit.FOREVER.getDuration();
		};
	}

}
