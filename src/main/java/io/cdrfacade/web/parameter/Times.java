package io.cdrfacade.web.parameter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.WallClock;

/** Reads ISO 8601 dates and times, strictly. */
final class Times {

	/** What is allowed, as a predicate of a parameter's name. */
	static final String ALLOWED = "must be an ISO 8601 date or time from 1970 to 2199, such as "
			+ "2019-09-27T14:58:37+08:00, 2019-09-27T14:58:37 or 2019-09-27";

	/** The first instant that is read: the year 1970 has begun where it begins first. */
	static final Instant MIN = Instant.parse("1970-01-01T00:00:00+18:00");

	/** The end of the instants that are read: the year 2199 has ended everywhere. */
	static final Instant END = Instant.parse("2200-01-01T00:00:00-18:00");

	private static final Pattern SHAPE = Pattern.compile("""
			(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})\
			(T(?<time>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?)\
			(?<offset>Z|[+-][0-9]{2}(:[0-9]{2}(:[0-9]{2})?|[0-9]{2})?)?)?""");

	/**
	 * The usual form without its offset, with zeros for digits.
	 */
	private static final String USUAL = "0000-00-00T00:00:00";

	/** Length of a date. */
	private static final int DATE = 10;

	private static final int TIME = 19;

	private static final int TIME_AND_OFFSET = 25;

	private Times() {
	}

	/**
	 * Reads a time.
	 * @param text a date, a local time or a time with an offset
	 * @param zone the zone of a date or local time
	 * @return the instant, or {@code null} if the text is none or out of range
	 */
	static @Nullable Instant read(String text, ZoneId zone) {
		try {
			Instant instant = isUsual(text) ? readUsual(text, zone) : readByPattern(text, zone);
			return (instant == null || instant.isBefore(MIN) || !instant.isBefore(END)) ? null : instant;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	/** Whether a text has the usual form. */
	private static boolean isUsual(String text) {
		return switch (text.length()) {
			case DATE, TIME -> isLikeUsual(text, text.length());
			case TIME + 1 -> text.charAt(TIME) == 'Z' && isLikeUsual(text, TIME);
			case TIME_AND_OFFSET -> "+-".indexOf(text.charAt(TIME)) >= 0 && isLikeUsual(text, TIME);
			default -> false;
		};
	}

	private static boolean isLikeUsual(String text, int end) {
		for (int i = 0; i < end; i++) {
			char at = text.charAt(i);
			boolean digit = at >= '0' && at <= '9';
			if (USUAL.charAt(i) != (digit ? '0' : at)) {
				return false;
			}
		}
		return true;
	}

	private static Instant readUsual(String text, ZoneId zone) {
		LocalDate date = LocalDate.of(100 * two(text, 0) + two(text, 2), two(text, 5), two(text, 8));
		if (text.length() == DATE) {
			return toInstant(date.atStartOfDay(), null, zone);
		}
		LocalDateTime local = date.atTime(two(text, 11), two(text, 14), two(text, 17));
		return toInstant(local, (text.length() > TIME) ? text.substring(TIME) : null, zone);
	}

	private static int two(String text, int at) {
		return 10 * (text.charAt(at) - '0') + text.charAt(at + 1) - '0';
	}

	/** Reads every allowed form, which takes many times as long as the usual one. */
	static @Nullable Instant readByPattern(String text, ZoneId zone) {
		Matcher matcher = SHAPE.matcher(text);
		if (!matcher.matches()) {
			return null;
		}
		LocalDate date = LocalDate.parse(matcher.group("date"));
		String time = matcher.group("time");
		LocalDateTime local = (time != null) ? date.atTime(LocalTime.parse(time)) : date.atStartOfDay();
		return toInstant(local, matcher.group("offset"), zone);
	}

	private static Instant toInstant(LocalDateTime local, @Nullable String offset, ZoneId zone) {
		return (offset != null) ? local.toInstant(ZoneOffset.of(offset)) : WallClock.toInstant(local, zone);
	}

}
