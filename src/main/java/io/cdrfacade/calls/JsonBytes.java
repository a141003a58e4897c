package io.cdrfacade.calls;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in UTF-8 for records of a fixed shape. It does not check that values, names
 * and brackets follow each other as they should; Jackson's generator does so at each
 * value, which takes time. The bytes, escapes included, are those that Jackson writes.
 */
public final class JsonBytes {

	/** A call takes about so many bytes. */
	private static final int SHORT = 512;

	private static final int MAX_DIGITS = Integer.toString(Integer.MAX_VALUE).length();

	private static final byte[] NULL = ascii("null");

	private static final byte[] TRUE = ascii("true");

	private static final byte[] FALSE = ascii("false");

	private byte[] bytes;

	private int length;

	/** A text is copied here first, as reading its characters one by one is slower. */
	private char[] characters = new char[64];

	/** Creates a writer for a text that may be short. */
	public JsonBytes() {
		this.bytes = new byte[SHORT];
	}

	/**
	 * Creates a writer.
	 * @param size about how many bytes there will be
	 */
	public JsonBytes(int size) {
		this.bytes = SpareArray.take(size);
	}

	/**
	 * Makes the beginning of a field that is not the first one.
	 * @param name its name, in ASCII
	 * @return what to write before its value, with the comma and the colon
	 */
	public static byte[] field(String name) {
		return ascii(",\"" + name + "\":");
	}

	/**
	 * Makes a piece of JSON that stays the same.
	 * @param text the JSON, in ASCII
	 * @return what to give to {@link #piece}
	 */
	public static byte[] ascii(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Writes what is JSON already.
	 * @param piece the JSON
	 */
	public void piece(byte[] piece) {
		reserve(piece.length);
		append(piece);
	}

	/**
	 * Writes a text in quotes. The method is long on purpose, so that the compiler does
	 * not inline it: a call has up to ten texts, and inlining makes the code larger, but
	 * not faster.
	 * @param before the JSON before it, such as {@link #field} makes it
	 * @param text the text; {@code null} is written as JSON's null
	 */
	public void text(byte[] before, @Nullable String text) {
		if (text == null) {
			nothing(before);
			return;
		}
		int count = text.length();
		if (this.characters.length < count) {
			this.characters = new char[count];
		}
		char[] from = this.characters;
		text.getChars(0, count, from, 0);
		reserve(before.length + JsonEscapes.MAX_LENGTH * count + 2);
		byte[] to = this.bytes;
		System.arraycopy(before, 0, to, this.length, before.length);
		int at = this.length + before.length;
		to[at++] = '"';
		int read = 0;
		while (read < count && JsonEscapes.isPlain(from[read])) {
			to[at++] = (byte) from[read++];
		}
		this.length = at;
		if (read < count) {
			others(text.substring(read));
		}
		this.bytes[this.length++] = '"';
	}

	/** Writes a time in quotes, as the clocks of a zone show it. */
	void time(byte[] before, @Nullable Instant time, ZoneText zone) {
		if (time == null) {
			nothing(before);
			return;
		}
		reserve(before.length + ZoneText.MAX_LENGTH + 2);
		append(before);
		this.bytes[this.length++] = '"';
		this.length = zone.put(time, this.bytes, this.length);
		this.bytes[this.length++] = '"';
	}

	/** Writes a time as a part of a text. */
	void timeInText(byte[] before, Instant time, ZoneText zone) {
		reserve(before.length + ZoneText.MAX_LENGTH);
		append(before);
		this.length = zone.put(time, this.bytes, this.length);
	}

	/** Writes a part of a text that is in ASCII and needs no escape. */
	@SuppressWarnings("deprecation") // It copies ASCII as it is, faster than an encoder.
	void plainText(byte[] before, String text) {
		reserve(before.length + text.length());
		append(before);
		text.getBytes(0, text.length(), this.bytes, this.length);
		this.length += text.length();
	}

	/**
	 * Writes {@code true} or {@code false}.
	 * @param before the JSON before it, such as {@link #field} makes it
	 * @param truth which of them
	 */
	public void truth(byte[] before, boolean truth) {
		piece(before);
		piece(truth ? TRUE : FALSE);
	}

	void number(byte[] before, @Nullable Integer number) {
		if (number != null) {
			number(before, number.longValue());
		}
		else {
			nothing(before);
		}
	}

	void number(byte[] before, @Nullable Long number) {
		if (number != null) {
			number(before, number.longValue());
		}
		else {
			nothing(before);
		}
	}

	/**
	 * Writes a whole number.
	 * @param before the JSON before it, such as {@link #field} makes it
	 * @param number the number
	 */
	public void number(byte[] before, long number) {
		piece(before);
		if (number >= 0 && number <= Integer.MAX_VALUE) {
			reserve(MAX_DIGITS);
			digits((int) number);
		}
		else {
			piece(ascii(Long.toString(number)));
		}
	}

	/** Most numbers are small, and dividing these is faster. */
	private void digits(int number) {
		int end = this.length + 1;
		for (int rest = number / 10; rest != 0; rest /= 10) {
			end++;
		}
		this.length = end;
		int rest = number;
		do {
			this.bytes[--end] = (byte) ('0' + rest % 10);
			rest /= 10;
		}
		while (rest != 0);
	}

	/** Writes a field without a value. */
	void nothing(byte[] before) {
		piece(before);
		piece(NULL);
	}

	/**
	 * Writes the rest of a text from its first character that needs an escape or more
	 * bytes.
	 */
	private void others(String text) {
		for (byte one : text.getBytes(StandardCharsets.UTF_8)) {
			byte[] escape = JsonEscapes.of(one);
			if (escape == null) {
				this.bytes[this.length++] = one;
			}
			else {
				append(escape);
			}
		}
	}

	private void append(byte[] piece) {
		System.arraycopy(piece, 0, this.bytes, this.length, piece.length);
		this.length += piece.length;
	}

	private void reserve(int more) {
		if (this.bytes.length - this.length < more) {
			this.bytes = Arrays.copyOf(this.bytes, Math.max(2 * this.bytes.length, this.length + more));
		}
	}

	/**
	 * Tells how much there is to move.
	 * @return how many bytes have been written since the last move
	 */
	public int length() {
		return this.length;
	}

	/**
	 * Moves what has been written to a stream, and starts again with nothing.
	 * @param out takes it
	 * @throws IOException if that fails
	 */
	public void moveTo(OutputStream out) throws IOException {
		out.write(this.bytes, 0, this.length);
		this.length = 0;
	}

	/**
	 * Ends the writing; nothing can be written afterwards.
	 * @return what has been written since the last move
	 */
	public byte[] finish() {
		byte[] written = Arrays.copyOf(this.bytes, this.length);
		SpareArray.giveBack(this.bytes);
		this.bytes = new byte[0];
		this.length = 0;
		return written;
	}

}
