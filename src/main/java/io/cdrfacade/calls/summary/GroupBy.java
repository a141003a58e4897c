package io.cdrfacade.calls.summary;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.Words;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.HangupCode;

/** A dimension that calls are grouped by: when they began, or one of their fields. */
enum GroupBy {

	/** Hours of the zone, each with its date and offset. */
	HOUR("hour"),

	/** Days of the zone. */
	DAY("day"),

	/** Months of the zone. */
	MONTH("month"),

	/** Word for the direction. */
	DIRECTION("direction"),

	/** Word for how the call was made. */
	METHOD("method"),

	/** Extension number. */
	EXTENSION("extension"),

	/** Word for why the call ended. */
	HANGUP_CAUSE("hangupCause"),

	/** Custom data: employee. */
	USER_ID("userId"),

	/** Hours from 00 to 23, those of all days together. */
	HOUR_OF_DAY("hourOfDay"),

	/** Days from Monday to Sunday, those of all weeks together. */
	DAY_OF_WEEK("dayOfWeek");

	/** As in {@code 2019-09-27}. */
	private static final int DATE_LENGTH = 10;

	/** As in {@code 2019-09}. */
	private static final int MONTH_LENGTH = 7;

	private final String word;

	GroupBy(String word) {
		this.word = word;
	}

	static List<String> words() {
		return Arrays.stream(values()).map(GroupBy::word).toList();
	}

	static @Nullable GroupBy of(String word) {
		return Arrays.stream(values()).filter((by) -> by.word.equals(word)).findFirst().orElse(null);
	}

	String word() {
		return this.word;
	}

	/** Whether the groups are times. */
	boolean isTime() {
		return counted() == DAY || counted() == HOUR;
	}

	/**
	 * What has to be counted to know these groups. Months and days of the week are made
	 * of days, hours of the day are made of hours.
	 * @return a finer dimension, or this one
	 */
	GroupBy counted() {
		return switch (this) {
			case MONTH, DAY_OF_WEEK -> DAY;
			case HOUR_OF_DAY -> HOUR;
			default -> this;
		};
	}

	/** The value of a call by its field; {@code null} if it has none. */
	@Nullable String field(Cdr cdr) {
		return switch (this) {
			case DIRECTION -> Words.DIRECTIONS.of(cdr.direction());
			case METHOD -> Words.METHODS.of(cdr.method());
			case EXTENSION -> cdr.extension();
			case HANGUP_CAUSE -> word(cdr.hangupCause());
			case USER_ID -> cdr.userId();
			case HOUR, DAY, MONTH, HOUR_OF_DAY, DAY_OF_WEEK -> null;
		};
	}

	private static @Nullable String word(@Nullable HangupCode code) {
		return (code != null) ? Words.HANGUP_REASONS.of(code.reason()) : null;
	}

	/**
	 * The value that a time belongs to.
	 * @param slot a day or the beginning of an hour, as {@link TimeSlots} names it
	 * @return the day, month, hour or day of the week
	 */
	String ofTime(String slot) {
		return switch (this) {
			case DAY -> slot.substring(0, DATE_LENGTH);
			case MONTH -> slot.substring(0, MONTH_LENGTH);
			case HOUR_OF_DAY -> slot.substring(DATE_LENGTH + 1, DATE_LENGTH + 3);
			case DAY_OF_WEEK ->
				LocalDate.parse(slot.substring(0, DATE_LENGTH)).getDayOfWeek().name().toLowerCase(Locale.ROOT);
			default -> slot;
		};
	}

	/** The order of the values of this dimension, unless they are hours with a date. */
	Comparator<String> order() {
		return (this != DAY_OF_WEEK) ? Comparator.naturalOrder()
				: Comparator.comparing((day) -> DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)));
	}

}
