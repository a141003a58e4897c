package io.cdrfacade.platform.bills;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.function.ObjIntConsumer;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.HangupCode;
import io.cdrfacade.platform.wire.WireValues;

/**
 * The fields of one bill, the platform's call detail record, as far as they are read. One
 * row serves all bills of a page, one after the other. A value that cannot be read is
 * {@code null} in the record; it never fails the page. Not for use by several threads.
 */
public final class BillRow {

	private static final int FIELDS = BillField.values().length;

	private final ZoneClock clock;

	private final long[] numbers = new long[FIELDS];

	private final @Nullable String[] texts = new String[FIELDS];

	/** Offsets of times that do not come from the platform's own clock. */
	private final @Nullable ZoneOffset[] offsets = new ZoneOffset[FIELDS];

	/** How many values of each field could not be read, in all bills so far. */
	private final int[] unreadable = new int[FIELDS];

	public BillRow(ZoneId zone) {
		this.clock = new ZoneClock(zone);
		clear();
	}

	/** Begins a bill. */
	public void clear() {
		Arrays.fill(this.numbers, WireValues.NONE);
		Arrays.fill(this.texts, null);
		Arrays.fill(this.offsets, null);
	}

	/**
	 * Reads a field of the bill.
	 * @param field the field
	 * @param value its value
	 */
	public void read(BillField field, BillValue value) {
		switch (field.kind()) {
			case NUMBER -> readNumber(field.index(), value);
			case TIME -> readTime(field.index(), value);
			case TEXT -> this.texts[field.index()] = value.text();
			case REPEATED_TEXT -> this.texts[field.index()] = value.repeatedText();
		}
	}

	private void readNumber(int field, BillValue value) {
		this.numbers[field] = value.integer();
		if (this.numbers[field] == WireValues.NONE && value.text() != null) {
			this.unreadable[field]++;
		}
	}

	private void readTime(int field, BillValue value) {
		this.numbers[field] = value.time();
		this.offsets[field] = null;
		String text = (this.numbers[field] == WireValues.NONE) ? value.text() : null;
		if (text != null) {
			readLooseTime(field, LooseTime.parse(text));
		}
	}

	private void readLooseTime(int field, @Nullable LooseTime time) {
		if (time == null) {
			this.unreadable[field]++;
			return;
		}
		this.numbers[field] = time.local();
		this.offsets[field] = time.offset();
	}

	/**
	 * Tells which values could not be read.
	 * @param target takes each field and how many values of it
	 */
	public void reportUnreadable(ObjIntConsumer<BillField> target) {
		for (BillField field : BillField.values()) {
			if (this.unreadable[field.index()] > 0) {
				target.accept(field, this.unreadable[field.index()]);
			}
		}
	}

	/** The record of the bill. */
	public Cdr toCdr() {
		Instant startedAt = instant(BillField.START_TIME, null);
		Instant answeredAt = instant(BillField.ANSWER_TIME, startedAt);
		Instant endedAt = instant(BillField.END_TIME, (answeredAt != null) ? answeredAt : startedAt);
		return new Cdr(id(), direction(), method(), text(BillField.EXTENSION), text(BillField.DESTINATION),
				text(BillField.DISPLAY_NUMBER), startedAt, answeredAt, endedAt, seconds(BillField.DURATION),
				seconds(BillField.TALK), text(BillField.USER_ID), text(BillField.MEMBER_ID),
				either(BillField.MATURITY, BillField.NEWER_MATURITY), text(BillField.CUSTOMER_ID), text(BillField.KEYS),
				hangup(BillField.HANGUP_BY), hangup(BillField.HANGUP_CAUSE), text(BillField.RECORDING));
	}

	private @Nullable Long id() {
		long id = number(BillField.ID);
		return (id != WireValues.NONE) ? (Long) id : null;
	}

	private Direction direction() {
		Direction direction = BillWords.direction(text(BillField.DIRECTION));
		return (direction != Direction.UNKNOWN) ? direction : BillWords.direction(text(BillField.TYPE));
	}

	private CallMethod method() {
		return BillWords.method(number(BillField.CALL_METHOD));
	}

	private @Nullable Instant instant(BillField field, @Nullable Instant notBefore) {
		long local = number(field);
		if (local == WireValues.NONE) {
			return null;
		}
		ZoneOffset offset = this.offsets[field.index()];
		return (offset != null) ? Instant.ofEpochSecond(local - offset.getTotalSeconds())
				: this.clock.instant(local, notBefore);
	}

	private @Nullable Integer seconds(BillField field) {
		long value = number(field);
		return (value >= 0 && value <= Integer.MAX_VALUE) ? (Integer) (int) value : null;
	}

	private @Nullable HangupCode hangup(BillField field) {
		long code = number(field);
		return (code == (int) code) ? HangupCode.of((int) code) : null;
	}

	private @Nullable String either(BillField first, BillField second) {
		String text = text(first);
		return (text != null) ? text : text(second);
	}

	private long number(BillField field) {
		return this.numbers[field.index()];
	}

	private @Nullable String text(BillField field) {
		return this.texts[field.index()];
	}

}
