package io.cdrfacade.platform.bills;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.wire.WireValues;

/**
 * A time in a form that is not the platform's usual one and can be read in one way only:
 * year first, with slashes, numbers of one digit, a fraction of the second, or an offset.
 *
 * @param local seconds, counted as if the clock showed UTC; {@link WireValues#NONE} if
 * the text says that there is no time
 * @param offset the offset of that clock; {@code null} for the platform's own clock
 */
record LooseTime(long local, @Nullable ZoneOffset offset) {

	private static final Pattern FORM = Pattern.compile(
			"([0-9]{4})([-/])([0-9]{1,2})\\2([0-9]{1,2})(?:\\s+|T)"
					+ "([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?:[.,][0-9]{1,9})?\\s*(Z|[+-][0-9]{2}:?[0-9]{2})?",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern ZEROS = Pattern.compile("[0\\s:/.TZ-]*", Pattern.CASE_INSENSITIVE);

	private static final LooseTime NONE = new LooseTime(WireValues.NONE, null);

	/**
	 * Reads a time.
	 * @param text what the platform sent
	 * @return the time, or {@code null} if the text cannot be read
	 */
	static @Nullable LooseTime parse(String text) {
		String plain = text.strip();
		if (ZEROS.matcher(plain).matches()) {
			return NONE;
		}
		Matcher matcher = FORM.matcher(plain);
		return matcher.matches() ? of(matcher.toMatchResult()) : null;
	}

	private static @Nullable LooseTime of(MatchResult parts) {
		try {
			long local = LocalDateTime
				.of(number(parts, 1), number(parts, 3), number(parts, 4), number(parts, 5), number(parts, 6),
						number(parts, 7))
				.toEpochSecond(ZoneOffset.UTC);
			String offset = parts.group(8);
			return (local < WireValues.EARLIEST_TIME) ? NONE
					: new LooseTime(local, (offset != null) ? ZoneOffset.of(offset.toUpperCase(Locale.ROOT)) : null);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static int number(MatchResult parts, int group) {
		return Integer.parseInt(parts.group(group));
	}

}
