package io.cdrfacade.platform.bills.plain;

import java.util.Arrays;

import io.cdrfacade.platform.wire.WireValues;

/**
 * Reads wall-clock times out of a page. Most of a page are of one day, whose midnight is
 * found once. Not for use by several threads.
 */
final class PlainTimes {

	private static final int DATE_LENGTH = "yyyy-MM-dd".length();

	private final byte[] body;

	/** Index of the date of the last time. */
	private int date;

	private long midnight = WireValues.NONE;

	/**
	 * Reads times of a page.
	 * @param body the page
	 * @param noDate an index before all times at which there is no date
	 */
	PlainTimes(byte[] body, int noDate) {
		this.body = body;
		this.date = noDate;
	}

	/** The time as {@link WireValues#time(String)} would have it. */
	long time(int start, int end) {
		if (end - start != WireValues.TIME_LENGTH || !isShaped(start)) {
			return WireValues.NONE;
		}
		long midnight = midnight(start);
		int hour = twoDigits(start + 11);
		int minute = twoDigits(start + 14);
		int second = twoDigits(start + 17);
		boolean exists = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
		return (exists && midnight != WireValues.NONE) ? midnight + 3600L * hour + 60L * minute + second
				: WireValues.NONE;
	}

	private boolean isShaped(int start) {
		byte separator = this.body[start + DATE_LENGTH];
		return (separator == ' ' || separator == 'T') && this.body[start + 13] == ':' && this.body[start + 16] == ':';
	}

	private long midnight(int start) {
		int end = start + DATE_LENGTH;
		if (!Arrays.equals(this.body, start, end, this.body, this.date, this.date + DATE_LENGTH)) {
			this.date = start;
			this.midnight = WireValues.time(JsonText.plain(this.body, start, end) + " 00:00:00");
		}
		return this.midnight;
	}

	private int twoDigits(int index) {
		int tens = this.body[index] - '0';
		int ones = this.body[index + 1] - '0';
		boolean digits = tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9;
		return digits ? 10 * tens + ones : -1;
	}

}
