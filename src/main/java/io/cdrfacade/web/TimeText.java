package io.cdrfacade.web;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/**
 * Writes times as {@link DateTimeFormatter#ISO_OFFSET_DATE_TIME} does, digit by digit: a
 * call has three of them, and the formatter takes longer for these than all else does.
 * What is not a whole second of a year with four digits is left to the formatter.
 */
public final class TimeText {

	private static final int LENGTH = "2019-09-27T14:58:37+08:00".length();

	/** As many bytes as a time takes at most. */
	public static final int MAX_LENGTH = "+999999999-09-27T14:58:37.123456789+08:00:00".length();

	private TimeText() {
	}

	/**
	 * Writes a time as text.
	 * @param time the time
	 * @return the text
	 */
	public static String of(OffsetDateTime time) {
		if (!isPlain(time)) {
			return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
		}
		byte[] text = new byte[LENGTH];
		putPlain(time, text, 0);
		return new String(text, StandardCharsets.ISO_8859_1);
	}

	/**
	 * Writes a time into an array.
	 * @param time the time
	 * @param to the array, with room for {@link #MAX_LENGTH} more bytes
	 * @param at where to begin
	 * @return where it ends
	 */
	public static int put(OffsetDateTime time, byte[] to, int at) {
		if (isPlain(time)) {
			putPlain(time, to, at);
			return at + LENGTH;
		}
		byte[] text = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time).getBytes(StandardCharsets.ISO_8859_1);
		System.arraycopy(text, 0, to, at, text.length);
		return at + text.length;
	}

	private static boolean isPlain(OffsetDateTime time) {
		return time.getYear() >= 1000 && time.getYear() <= 9999 && time.getNano() == 0
				&& time.getOffset().getTotalSeconds() != 0 && time.getOffset().getTotalSeconds() % 60 == 0;
	}

	private static void putPlain(OffsetDateTime time, byte[] to, int at) {
		two(to, at, time.getYear() / 100, '0');
		two(to, at + 2, time.getYear() % 100, '-');
		two(to, at + 5, time.getMonthValue(), '-');
		two(to, at + 8, time.getDayOfMonth(), 'T');
		two(to, at + 11, time.getHour(), ':');
		two(to, at + 14, time.getMinute(), ':');
		int offset = time.getOffset().getTotalSeconds() / 60;
		two(to, at + 17, time.getSecond(), (offset < 0) ? '-' : '+');
		two(to, at + 20, Math.abs(offset) / 60, ':');
		to[at + 23] = digit(Math.abs(offset) % 60 / 10);
		to[at + 24] = digit(Math.abs(offset) % 10);
	}

	/** Writes two digits and what comes after them. */
	private static void two(byte[] to, int at, int number, char next) {
		to[at] = digit(number / 10);
		to[at + 1] = digit(number % 10);
		to[at + 2] = (byte) next;
	}

	private static byte digit(int digit) {
		return (byte) ('0' + digit);
	}

}
