package io.cdrfacade.platform.bills.plain;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The short texts of a page, of which most come again and again: numbers of extensions,
 * words, zeros. One that has just been there is found by its bytes, without another
 * string. Not for use by several threads.
 */
final class KnownTexts {

	/** What is longer hardly comes twice. Four characters that are escaped fit. */
	static final int LONGEST = 24;

	/** A power of two. Texts that share a place take turns in it. */
	private static final int PLACES = 64;

	/** Where texts differ most is their end. */
	private static final int HASHED = 4;

	private final byte[] body;

	private final int[] starts = new int[PLACES];

	private final byte[] lengths = new byte[PLACES];

	private final @Nullable String[] texts = new String[PLACES];

	KnownTexts(byte[] body) {
		this.body = body;
	}

	/**
	 * Finds a text that is not too long, or makes it.
	 * @param start where its bytes begin
	 * @param end where they end
	 * @param plain whether they are ASCII without escapes
	 * @return the text
	 * @throws NotPlainException if the bytes make no text
	 */
	String find(int start, int end, boolean plain) {
		int place = place(start, end);
		String known = this.texts[place];
		int before = this.starts[place];
		if (known != null && Arrays.equals(this.body, start, end, this.body, before, before + this.lengths[place])) {
			return known;
		}
		String text = plain ? JsonText.plain(this.body, start, end) : JsonText.decoded(this.body, start, end);
		this.starts[place] = start;
		this.lengths[place] = (byte) (end - start);
		this.texts[place] = text;
		return text;
	}

	private int place(int start, int end) {
		int hash = end - start;
		for (int i = Math.max(start, end - HASHED); i < end; i++) {
			hash = 31 * hash + this.body[i];
		}
		return (hash ^ hash >>> 6) & (PLACES - 1);
	}

}
