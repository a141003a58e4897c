package io.cdrfacade.platform.bills.plain;

import io.cdrfacade.platform.wire.WireValues;

/**
 * Reads wall-clock times out of a page. Most times of a page are on one day, whose
 * midnight is computed once. Not for use by several threads.
 */
final class PlainTimes {

	private static final int DATE_LENGTH = "yyyy-MM-dd".length();

	/** The bytes of 00:00:00, the first one lowest. */
	private static final long ZEROS = 0x3030_3A30_303A_3030L;

	private static final long COLONS = 0x0000_FF00_00FF_0000L;

	/** Added to a byte, it sets the high bit if the byte is 10 or more. */
	private static final long MORE_THAN_NINE = 0x7676_7676_7676_7676L;

	private final byte[] body;

	/** Where the date of the last time begins. */
	private int date;

	private long midnight = WireValues.NONE;

	/**
	 * Reads times of a page.
	 * @param body the page
	 * @param noDate an index before all times, at which no date begins
	 */
	PlainTimes(byte[] body, int noDate) {
		this.body = body;
		this.date = noDate;
	}

	/** The time as {@link WireValues#time(String)} would have it. */
	long time(int start, int end) {
		if (end - start != WireValues.TIME_LENGTH || !isSeparator(this.body[start + DATE_LENGTH])) {
			return WireValues.NONE;
		}
		long midnight = midnight(start);
		long second = second(EightBytes.at(this.body, start + DATE_LENGTH + 1));
		return (midnight != WireValues.NONE && second >= 0) ? midnight + second : WireValues.NONE;
	}

	private static boolean isSeparator(byte character) {
		return character == ' ' || character == 'T';
	}

	private long midnight(int start) {
		if (!EightBytes.equal(this.body, start, this.date, DATE_LENGTH)) {
			this.date = start;
			this.midnight = WireValues.time(JsonText.plain(this.body, start, start + DATE_LENGTH) + " 00:00:00");
		}
		return this.midnight;
	}

	/**
	 * The second of the day.
	 * @param time HH:mm:ss, which is just eight bytes
	 * @return the second; negative if there is no such time
	 */
	private static int second(long time) {
		long digits = time ^ ZEROS;
		boolean shaped = (digits & COLONS) == 0 && ((digits | digits + MORE_THAN_NINE) & EightBytes.HIGH_BITS) == 0;
		int hour = twoDigits(digits);
		int minute = twoDigits(digits >>> 24);
		int second = twoDigits(digits >>> 48);
		return (shaped && hour < 24 && minute < 60 && second < 60) ? 3600 * hour + 60 * minute + second : -1;
	}

	private static int twoDigits(long digits) {
		return 10 * (int) (digits & 0xF) + (int) (digits >>> 8 & 0xF);
	}

}
