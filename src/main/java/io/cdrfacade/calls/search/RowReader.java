package io.cdrfacade.calls.search;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.HangupCode;

/** Reads the records that a {@link RowWriter} has written. */
final class RowReader {

	private final byte[] rows;

	private final List<String> texts = new ArrayList<>();

	private int at;

	private long lastId;

	private long lastTime;

	RowReader(byte[] rows) {
		this.rows = rows;
	}

	boolean hasNext() {
		return this.at < this.rows.length;
	}

	Cdr next() {
		return new Cdr(id(), Direction.valueOf(known()), CallMethod.valueOf(known()), text(), text(), text(), time(),
				time(), time(), integer(), integer(), text(), text(), text(), text(), text(), code(), code(), text());
	}

	private String known() {
		return Objects.requireNonNull(text());
	}

	private @Nullable Long id() {
		Long id = difference(this.lastId);
		this.lastId = (id != null) ? id : this.lastId;
		return id;
	}

	private @Nullable Instant time() {
		long number = number();
		if (number == RowWriter.NONE) {
			return null;
		}
		this.lastTime += unfold((number - 1) >>> 1);
		return Instant.ofEpochSecond(this.lastTime, (((number - 1) & 1) != 0) ? number() : 0);
	}

	private @Nullable Integer integer() {
		Long value = difference(0);
		return (value != null) ? value.intValue() : null;
	}

	private @Nullable HangupCode code() {
		Long code = difference(HangupCode.FIRST_SHARED);
		return (code != null) ? HangupCode.of(code.intValue()) : null;
	}

	private @Nullable String text() {
		int reference = (int) number();
		if (reference == RowWriter.NONE) {
			return null;
		}
		if (reference > RowWriter.NEW_TEXT) {
			return this.texts.get(reference - RowWriter.NEW_TEXT - 1);
		}
		int length = (int) number();
		String text = new String(this.rows, this.at, length, StandardCharsets.UTF_8);
		this.at += length;
		if (this.texts.size() < RowWriter.KNOWN_TEXTS) {
			this.texts.add(text);
		}
		return text;
	}

	private @Nullable Long difference(long last) {
		long number = number();
		if (number == RowWriter.NONE) {
			return null;
		}
		return last + unfold(number - 1);
	}

	private static long unfold(long folded) {
		return (folded >>> 1) ^ -(folded & 1);
	}

	private long number() {
		long number = 0;
		int shift = 0;
		byte next = this.rows[this.at++];
		while (next < 0) {
			number |= (next & 0x7FL) << shift;
			shift += 7;
			next = this.rows[this.at++];
		}
		return number | ((long) next << shift);
	}

}
