package io.cdrfacade.calls.search;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.HangupCode;

/**
 * Writes records in few bytes: numbers as differences from the last record, and texts
 * that repeat once. {@link RowReader} reads them.
 */
final class RowWriter {

	/** Means no value; all other numbers are written plus one. */
	static final int NONE = 0;

	/** Means that a text follows; a greater number refers to an earlier text. */
	static final int NEW_TEXT = 1;

	/**
	 * So many texts are known to those that follow. More would take more memory than they
	 * save, as most further texts do not repeat: names of recordings, for instance.
	 */
	static final int KNOWN_TEXTS = 4096;

	/** About as many as a record takes. */
	private static final int BYTES_A_RECORD = 48;

	/** For more records than these, memory is taken as they come. */
	private static final int MOST_EXPECTED = 20_000;

	private final ByteArrayOutputStream out;

	private final Map<String, Integer> texts = new HashMap<>();

	private long lastId;

	private long lastTime;

	private int count;

	/**
	 * Begins without a record.
	 * @param expected about how many there will be
	 */
	RowWriter(int expected) {
		this.out = new ByteArrayOutputStream(Math.min(expected, MOST_EXPECTED) * BYTES_A_RECORD);
	}

	/** Adds records, and tells how many there are now. */
	long addAll(List<Cdr> cdrs) {
		cdrs.forEach(this::add);
		return this.count;
	}

	byte[] finish() {
		return this.out.toByteArray();
	}

	private void add(Cdr cdr) {
		this.lastId = difference(cdr.id(), this.lastId);
		text(cdr.direction().name());
		text(cdr.method().name());
		text(cdr.extension());
		text(cdr.destination());
		text(cdr.displayNumber());
		time(cdr.startedAt());
		time(cdr.answeredAt());
		time(cdr.endedAt());
		difference((cdr.durationSeconds() != null) ? cdr.durationSeconds().longValue() : null, 0);
		difference((cdr.talkSeconds() != null) ? cdr.talkSeconds().longValue() : null, 0);
		text(cdr.userId());
		text(cdr.memberId());
		text(cdr.maturity());
		text(cdr.customerId());
		text(cdr.keysPressed());
		code(cdr.hangupBy());
		code(cdr.hangupCause());
		text(cdr.recordingFileName());
		this.count++;
	}

	/** Nearly all times have whole seconds; others are followed by their nanoseconds. */
	private void time(@Nullable Instant time) {
		if (time == null) {
			number(NONE);
			return;
		}
		long second = time.getEpochSecond();
		int nanos = time.getNano();
		number(1 + (fold(second - this.lastTime) << 1 | ((nanos != 0) ? 1 : 0)));
		if (nanos != 0) {
			number(nanos);
		}
		this.lastTime = second;
	}

	private void code(@Nullable HangupCode code) {
		difference((code != null) ? (long) code.code() : null, HangupCode.FIRST_SHARED);
	}

	private void text(@Nullable String text) {
		Integer known = (text != null) ? reference(text) : null;
		if (text == null) {
			number(NONE);
		}
		else if (known != null) {
			number(known);
		}
		else {
			byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
			number(NEW_TEXT);
			number(bytes.length);
			this.out.writeBytes(bytes);
		}
	}

	private @Nullable Integer reference(String text) {
		return (this.texts.size() < KNOWN_TEXTS) ? this.texts.putIfAbsent(text, NEW_TEXT + 1 + this.texts.size())
				: this.texts.get(text);
	}

	/**
	 * Writes how far a value is from the last one, and returns what is the last one now.
	 */
	private long difference(@Nullable Long value, long last) {
		if (value == null) {
			number(NONE);
			return last;
		}
		number(1 + fold(value - last));
		return value;
	}

	/** Turns small differences, positive or negative, into small numbers. */
	private static long fold(long difference) {
		return (difference << 1) ^ (difference >> 63);
	}

	/** Writes seven bits a byte, the lowest first. */
	private void number(long number) {
		long rest = number;
		while ((rest & ~0x7FL) != 0) {
			this.out.write((int) (rest & 0x7F) | 0x80);
			rest >>>= 7;
		}
		this.out.write((int) rest);
	}

}
