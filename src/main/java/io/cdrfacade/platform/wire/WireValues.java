package io.cdrfacade.platform.wire;

import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.util.Locale;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads single values of an answer, whatever type they come in. What cannot be read is
 * none; an object or array is passed over.
 */
public final class WireValues {

	/** No number, and no time. */
	public static final long NONE = Long.MIN_VALUE;

	private static final double LARGEST_EXACT = 9_007_199_254_740_992.0;

	/**
	 * Earlier times are how databases and PHP write no time: zeros, 1900, or 1970-01-01
	 * on the clock of any zone.
	 */
	public static final long EARLIEST_TIME = 2 * 86_400L;

	public static final int TIME_LENGTH = "yyyy-MM-dd HH:mm:ss".length();

	private WireValues() {
	}

	/** The name of the member that the parser stands at, in lower case. */
	public static String name(JsonParser parser) {
		return parser.currentName().toLowerCase(Locale.ROOT);
	}

	/** Text, also of numbers. Empty text is none, and so is PHP's {@code false}. */
	public static @Nullable String text(JsonParser parser) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.VALUE_STRING) {
			String text = parser.getString();
			return text.isEmpty() ? null : whole(text);
		}
		parser.skipChildren();
		return (token.isNumeric() || token == JsonToken.VALUE_TRUE) ? parser.getString() : null;
	}

	/**
	 * Half a surrogate pair, which JSON can escape but UTF-8 cannot write, is replaced.
	 */
	public static String whole(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (Character.isSurrogate(text.charAt(i))) {
				return text.codePoints()
					.map((point) -> (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) ? 0xFFFD
							: point)
					.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
					.toString();
			}
		}
		return text;
	}

	/** A whole number, or {@link #NONE}. */
	public static long integer(JsonParser parser) {
		JsonToken token = parser.currentToken();
		if (token == JsonToken.VALUE_NUMBER_INT) {
			return isLong(parser) ? parser.getLongValue() : NONE;
		}
		if (token == JsonToken.VALUE_NUMBER_FLOAT) {
			double value = parser.getDoubleValue();
			return (value == Math.rint(value) && Math.abs(value) <= LARGEST_EXACT) ? (long) value : NONE;
		}
		if (token == JsonToken.VALUE_STRING) {
			return integer(parser.getString());
		}
		parser.skipChildren();
		return NONE;
	}

	private static boolean isLong(JsonParser parser) {
		JsonParser.NumberType type = parser.getNumberType();
		return type == JsonParser.NumberType.INT || type == JsonParser.NumberType.LONG;
	}

	/**
	 * Parsed by hand, as an exception for each text that is no number would cost much.
	 */
	public static long integer(String spaced) {
		String text = spaced.strip();
		int start = text.startsWith("-") ? 1 : 0;
		int point = text.indexOf('.');
		int end = (point < 0) ? text.length() : point;
		if (end <= start || !isZeros(text, end + 1)) {
			return NONE;
		}
		long value = 0;
		for (int i = start; i < end; i++) {
			int digit = text.charAt(i) - '0';
			if (digit < 0 || digit > 9 || value > (Long.MAX_VALUE - digit) / 10) {
				return NONE;
			}
			value = value * 10 + digit;
		}
		return (start == 1) ? -value : value;
	}

	private static boolean isZeros(String text, int from) {
		for (int i = from; i < text.length(); i++) {
			if (text.charAt(i) != '0') {
				return false;
			}
		}
		return true;
	}

	/**
	 * A wall-clock time {@code yyyy-MM-dd HH:mm:ss} as seconds counted as if the clock
	 * showed UTC, or {@link #NONE}.
	 */
	public static long time(JsonParser parser) {
		if (parser.currentToken() != JsonToken.VALUE_STRING || parser.getStringLength() != TIME_LENGTH) {
			parser.skipChildren();
			return NONE;
		}
		return time(parser.getString());
	}

	/** The same for a text of the right length. */
	public static long time(String text) {
		int year = digits(text, 0, 4);
		int month = digits(text, 5, 2);
		int day = digits(text, 8, 2);
		int hour = digits(text, 11, 2);
		int minute = digits(text, 14, 2);
		int second = digits(text, 17, 2);
		boolean shaped = text.charAt(4) == '-' && text.charAt(7) == '-'
				&& (text.charAt(10) == ' ' || text.charAt(10) == 'T') && text.charAt(13) == ':'
				&& text.charAt(16) == ':';
		// digits() makes a letter negative.
		if (!shaped || year < 0 || month <= 0 || month > 12 || day <= 0 || hour < 0 || minute < 0 || second < 0) {
			return NONE;
		}
		try {
			long local = IsoChronology.INSTANCE.epochSecond(year, month, day, hour, minute, second, ZoneOffset.UTC);
			return (local >= EARLIEST_TIME) ? local : NONE;
		}
		catch (DateTimeException ex) {
			return NONE;
		}
	}

	private static int digits(String text, int at, int count) {
		int value = 0;
		for (int i = at; i < at + count; i++) {
			int digit = text.charAt(i) - '0';
			if (digit < 0 || digit > 9) {
				return -1;
			}
			value = value * 10 + digit;
		}
		return value;
	}

}
