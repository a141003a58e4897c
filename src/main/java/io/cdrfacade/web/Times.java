package io.cdrfacade.web;

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

	/** What is read, as a predicate of a parameter's name. */
	static final String ALLOWED = "must be an ISO 8601 date or time from 1970 to 2199, such as "
			+ "2019-09-27T14:58:37+08:00, 2019-09-27T14:58:37 or 2019-09-27";

	/** The first instant that is read. */
	static final Instant MIN = Instant.EPOCH;

	/** The first instant that is too late to be read. */
	static final Instant END = Instant.parse("2200-01-01T00:00:00Z");

	private static final Pattern SHAPE = Pattern.compile("""
			(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})\
			(T(?<time>[0-9]{2}:[0-9]{2}(:[0-9]{2}(\\.[0-9]{1,9})?)?)\
			(?<offset>Z|[+-][0-9]{2}(:[0-9]{2}(:[0-9]{2})?|[0-9]{2})?)?)?""");

	private Times() {
	}

	/**
	 * Reads a time.
	 * @param text a date, a local time or a time with an offset
	 * @param zone the zone of a date or local time
	 * @return the instant, or {@code null} if the text is none or out of range
	 */
	static @Nullable Instant read(String text, ZoneId zone) {
		Matcher matcher = SHAPE.matcher(text);
		try {
			Instant instant = matcher.matches() ? read(matcher, zone) : null;
			return (instant == null || instant.isBefore(MIN) || !instant.isBefore(END)) ? null : instant;
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static Instant read(Matcher matcher, ZoneId zone) {
		LocalDate date = LocalDate.parse(matcher.group("date"));
		String time = matcher.group("time");
		String offset = matcher.group("offset");
		LocalDateTime local = (time != null) ? date.atTime(LocalTime.parse(time)) : date.atStartOfDay();
		return (offset != null) ? local.toInstant(ZoneOffset.of(offset)) : WallClock.toInstant(local, zone);
	}

}
