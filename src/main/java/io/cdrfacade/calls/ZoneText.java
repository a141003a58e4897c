package io.cdrfacade.calls;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Writes instants as the clocks of a zone show them, in the form of
 * {@link DateTimeFormatter#ISO_OFFSET_DATE_TIME}. With that formatter, the three times of
 * a call took longer than all the rest of it. The times of a page lie close together:
 * most have the same date and offset as the one before. So this class remembers the text
 * of the last day with its offset, and the instants for which it is right. Not for use by
 * several threads.
 */
final class ZoneText {

	/** Most bytes that a time takes. */
	static final int MAX_LENGTH = "%2B999999999-09-27T14:58:37.123456789%2B08:00:00".length();

	private static final int DAY = 24 * 60 * 60;

	private final ZoneId zone;

	private final ZoneRules rules;

	private final String plus;

	/** The start of the last day, with its offset. */
	private byte[] text = {};

	private int timeAt;

	private long midnight;

	private long validFrom = Long.MAX_VALUE;

	private long validUntil = Long.MIN_VALUE;

	ZoneText(ZoneId zone) {
		this(zone, "+");
	}

	private ZoneText(ZoneId zone, String plus) {
		this.zone = zone;
		this.rules = zone.getRules();
		this.plus = plus;
	}

	/** The same for times in links, in which a plus is escaped. */
	static ZoneText inLinks(ZoneId zone) {
		return new ZoneText(zone, "%2B");
	}

	/**
	 * Writes a time into an array.
	 * @param time the time
	 * @param to the array, with room for {@link #MAX_LENGTH} more bytes
	 * @param at where to begin
	 * @return where it ends
	 */
	int put(Instant time, byte[] to, int at) {
		if (time.getNano() != 0) {
			byte[] exact = bytes(DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(this.zone)));
			System.arraycopy(exact, 0, to, at, exact.length);
			return at + exact.length;
		}
		long second = time.getEpochSecond();
		if (second < this.validFrom || second >= this.validUntil) {
			remember(time);
		}
		System.arraycopy(this.text, 0, to, at, this.text.length);
		putTime((int) (second - this.midnight), to, at + this.timeAt);
		return at + this.text.length;
	}

	private void remember(Instant time) {
		ZoneOffset offset = this.rules.getOffset(time);
		long local = time.getEpochSecond() + offset.getTotalSeconds();
		ZoneOffsetTransition next = this.rules.nextTransition(time);
		ZoneOffsetTransition last = this.rules.previousTransition(time.plusSeconds(1));
		String date = LocalDate.ofEpochDay(Math.floorDiv(local, DAY)) + "T";
		this.text = bytes(date + "00:00:00" + offset);
		this.timeAt = bytes(date).length;
		this.midnight = time.getEpochSecond() - Math.floorMod(local, DAY);
		this.validFrom = (last != null) ? Math.max(last.toEpochSecond(), this.midnight) : this.midnight;
		this.validUntil = this.midnight + DAY;
		if (next != null) {
			this.validUntil = Math.min(next.toEpochSecond(), this.validUntil);
		}
	}

	private byte[] bytes(String text) {
		return text.replace("+", this.plus).getBytes(StandardCharsets.US_ASCII);
	}

	private static void putTime(int second, byte[] to, int at) {
		two(second / 3600, to, at);
		two(second / 60 % 60, to, at + 3);
		two(second % 60, to, at + 6);
	}

	private static void two(int number, byte[] to, int at) {
		to[at] = (byte) ('0' + number / 10);
		to[at + 1] = (byte) ('0' + number % 10);
	}

}
