package io.cdrfacade.platform.bills.plain;

import java.util.Arrays;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.bills.BillField;
import io.cdrfacade.platform.bills.BillValue;
import io.cdrfacade.platform.wire.EnvelopeReader;
import io.cdrfacade.platform.wire.WireValues;

/**
 * Scans JSON as the platform writes it: names in ASCII, values that do not nest, whole
 * numbers of moderate size. On anything else, and on every fault, it throws a
 * {@link NotPlainException}; then a JSON parser has to read the answer. Not for use by
 * several threads.
 */
final class PlainJson implements BillValue {

	private static final int MAX_DIGITS = 18;

	private static final int LONGEST_NAME = 100;

	/** Far below the limit of the JSON parser. */
	private static final int LONGEST_TEXT = 100_000;

	/** The kind of all numbers, whatever their first digit. */
	private static final byte NUMBER = '0';

	private static final byte[] NULL = { 'n', 'u', 'l', 'l' };

	private static final byte[] TRUE = { 't', 'r', 'u', 'e' };

	private static final byte[] FALSE = { 'f', 'a', 'l', 's', 'e' };

	private final byte[] body;

	private final KnownTexts texts;

	private final PlainTimes times;

	private int at;

	/** The kind of the value: its first byte. */
	private byte kind;

	/** Where the value begins, behind the quote if it has one. */
	private int start;

	private int end;

	private long number;

	/** The value, if it is text and not plain. */
	private @Nullable String decoded;

	PlainJson(byte[] body, int start) {
		this.body = body;
		this.texts = new KnownTexts(body);
		this.times = new PlainTimes(body, start);
		this.at = start;
	}

	int position() {
		return this.at;
	}

	int remaining() {
		return this.body.length - this.at;
	}

	/**
	 * Skips blanks and returns the byte after them; 0, which is never valid, at the end.
	 */
	byte next() {
		byte next = byteAt(this.at);
		while (next <= ' ' && EnvelopeReader.isBlank(next)) {
			next = byteAt(++this.at);
		}
		return next;
	}

	private byte byteAt(int index) {
		return (index < this.body.length) ? this.body[index] : 0;
	}

	/** Skips a character that must come next. */
	void pass(char expected) {
		if (next() != expected) {
			throw new NotPlainException();
		}
		this.at++;
	}

	/** Goes to the first member of an object or element of an array, if it has one. */
	boolean first(char close) {
		if (next() != close) {
			return true;
		}
		this.at++;
		return false;
	}

	/** Goes to the next member of an object or element of an array, if there is one. */
	boolean more(char close) {
		if (next() == ',') {
			this.at++;
			return true;
		}
		pass(close);
		return false;
	}

	/** Skips bytes that are equal to an earlier part of the body. */
	boolean again(int from, int to) {
		int end = this.at + to - from;
		if (end > this.body.length || !EightBytes.equal(this.body, from, this.at, to - from)) {
			return false;
		}
		this.at = end;
		return true;
	}

	/** Reads a name in lower case, and goes to its value. */
	String name() {
		passName();
		return JsonText.plain(this.body, this.start, this.end).toLowerCase(Locale.ROOT);
	}

	/** The same for the name of a field of a bill. */
	@Nullable BillField field() {
		passName();
		return BillField.of(this.body, this.start, this.end);
	}

	private void passName() {
		pass('"');
		this.start = this.at;
		this.end = EightBytes.endOfPlain(this.body, this.start);
		if (byteAt(this.end) != '"' || this.end - this.start > LONGEST_NAME) {
			throw new NotPlainException();
		}
		this.at = this.end + 1;
		pass(':');
		next();
	}

	/** Reads a value that must be this number. */
	void number(long expected) {
		value();
		if (this.kind != NUMBER || this.number != expected) {
			throw new NotPlainException();
		}
	}

	/** Reads a value, checks all of it, and skips it. */
	void value() {
		this.kind = next();
		this.decoded = null;
		switch (this.kind) {
			case '"' -> string();
			case 'n' -> word(NULL);
			case 't' -> word(TRUE);
			case 'f' -> word(FALSE);
			default -> digits();
		}
	}

	private void word(byte[] word) {
		this.start = this.at;
		this.end = this.at + word.length;
		if (this.end > this.body.length || !Arrays.equals(this.body, this.at, this.end, word, 0, word.length)) {
			throw new NotPlainException();
		}
		this.at = this.end;
	}

	private void digits() {
		this.start = this.at;
		boolean negative = this.kind == '-';
		int first = negative ? this.at + 1 : this.at;
		int index = first;
		long value = 0;
		for (int digit = digit(index); digit >= 0 && index - first < MAX_DIGITS; digit = digit(++index)) {
			value = value * 10 + digit;
		}
		if (index == first || (byteAt(first) == '0' && index - first > 1) || digit(index) >= 0) {
			throw new NotPlainException();
		}
		this.kind = NUMBER;
		this.number = negative ? -value : value;
		this.end = index;
		this.at = index;
	}

	/** The digit at an index; negative if there is none. */
	private int digit(int index) {
		int digit = byteAt(index) - '0';
		return (digit <= 9) ? digit : -1;
	}

	private void string() {
		this.start = this.at + 1;
		this.end = EightBytes.endOfPlain(this.body, this.start);
		if (byteAt(this.end) != '"') {
			special();
		}
		if (this.end - this.start > LONGEST_TEXT) {
			throw new NotPlainException();
		}
		this.at = this.end + 1;
	}

	/** Decodes text beyond plain ASCII at once, as only decoding finds its faults. */
	private void special() {
		byte next = byteAt(this.end);
		while (next != '"') {
			if (next >= 0 && next < ' ') {
				throw new NotPlainException();
			}
			this.end += (next == '\\') ? 2 : 1;
			next = byteAt(this.end);
		}
		this.decoded = isShort() ? this.texts.find(this.start, this.end, false)
				: JsonText.decoded(this.body, this.start, this.end);
	}

	private boolean isShort() {
		return this.end - this.start <= KnownTexts.LONGEST;
	}

	@Override
	public @Nullable String text() {
		if (this.decoded != null) {
			return this.decoded;
		}
		boolean none = this.kind == 'n' || this.kind == 'f' || this.start == this.end;
		return none ? null : JsonText.plain(this.body, this.start, this.end);
	}

	@Override
	public @Nullable String repeatedText() {
		if (this.kind != '"' || this.decoded != null || this.start == this.end || !isShort()) {
			return text();
		}
		return this.texts.find(this.start, this.end, true);
	}

	@Override
	public long integer() {
		if (this.kind == NUMBER) {
			return this.number;
		}
		return (this.kind == '"') ? integerOfText() : WireValues.NONE;
	}

	private long integerOfText() {
		long value = 0;
		for (int i = this.start; i < this.end; i++) {
			int digit = digit(i);
			if (digit < 0 || i - this.start == MAX_DIGITS) {
				return unusualInteger();
			}
			value = value * 10 + digit;
		}
		return (this.start < this.end) ? value : WireValues.NONE;
	}

	private long unusualInteger() {
		String text = text();
		return (text != null) ? WireValues.integer(text) : WireValues.NONE;
	}

	@Override
	public long time() {
		if (this.decoded != null) {
			return (this.decoded.length() == WireValues.TIME_LENGTH) ? WireValues.time(this.decoded) : WireValues.NONE;
		}
		return (this.kind == '"') ? this.times.time(this.start, this.end) : WireValues.NONE;
	}

}
