package io.cdrfacade.platform.recording;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.WallClock;
import io.cdrfacade.platform.wire.WireValues;

/**
 * Reads when a link ends: a time of the platform's clock in any of several forms, mostly
 * after some words, or seconds or milliseconds since 1970.
 */
final class LinkEnd {

	private static final String SEPARATOR = "[^0-9]{1,3}";

	private static final Pattern LOCAL = Pattern.compile("(?<![0-9])([0-9]{4})" + SEPARATOR + "([0-9]{1,2})" + SEPARATOR
			+ "([0-9]{1,2})[^0-9]{1,5}([0-9]{1,2})" + SEPARATOR
			+ "([0-9]{1,2})(?:[:.分]([0-9]{1,2}))?(?![0-9])(?:\\.[0-9]+)?\\s*(Z\\b|[+-][0-9]{2}:?[0-9]{2})?");

	/** The empty group takes the place of the offset, which this form lacks. */
	private static final Pattern COMPACT = Pattern
		.compile("(?<![0-9])(20[0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})(?![0-9])()");

	private static final Pattern EPOCH = Pattern.compile("(?<![0-9])([0-9]{10})([0-9]{3})?(?![0-9])");

	private LinkEnd() {
	}

	/**
	 * Reads the end.
	 * @param text what the platform gave
	 * @param zone the zone of its clock
	 * @return the end, or {@code null} if the text has none
	 */
	static @Nullable Instant parse(@Nullable String text, ZoneId zone) {
		if (text == null) {
			return null;
		}
		// Full-width digits become ASCII digits.
		String plain = Normalizer.normalize(text, Normalizer.Form.NFKC);
		for (Pattern pattern : new Pattern[] { LOCAL, COMPACT }) {
			Matcher matcher = pattern.matcher(plain);
			if (matcher.find()) {
				return instant(matcher.toMatchResult(), zone);
			}
		}
		Matcher epoch = EPOCH.matcher(plain);
		return epoch.find() ? Instant.ofEpochSecond(Long.parseLong(epoch.group(1))) : null;
	}

	private static @Nullable Instant instant(MatchResult parts, ZoneId zone) {
		try {
			LocalDateTime local = LocalDateTime.of(number(parts, 1), number(parts, 2), number(parts, 3),
					number(parts, 4), number(parts, 5), number(parts, 6));
			if (local.toEpochSecond(ZoneOffset.UTC) < WireValues.EARLIEST_TIME) {
				return null;
			}
			String offset = parts.group(7);
			return (offset == null || offset.isEmpty()) ? WallClock.toInstant(local, zone)
					: local.toInstant(ZoneOffset.of(offset));
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static int number(MatchResult parts, int group) {
		return (parts.group(group) != null) ? Integer.parseInt(parts.group(group)) : 0;
	}

}
