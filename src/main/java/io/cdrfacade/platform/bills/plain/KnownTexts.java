package io.cdrfacade.platform.bills.plain;

import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * The short texts of a page, most of which repeat: numbers of extensions, words, zeros. A
 * text that came shortly before is found by its bytes, without a new string. Not for use
 * by several threads.
 */
final class KnownTexts {

	/** Longer texts rarely repeat. Four escaped characters fit. */
	static final int LONGEST = 24;

	/** A power of two. Of texts with the same slot, the last one is kept. */
	private static final int SLOTS = 64;

	/** How many bytes are hashed: texts differ most at their end. */
	private static final int HASHED = 4;

	private final byte[] body;

	private final int[] starts = new int[SLOTS];

	private final byte[] lengths = new byte[SLOTS];

	private final @Nullable String[] texts = new String[SLOTS];

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
		int slot = slot(start, end);
		String known = this.texts[slot];
		int before = this.starts[slot];
		if (known != null && Arrays.equals(this.body, start, end, this.body, before, before + this.lengths[slot])) {
			return known;
		}
		String text = plain ? JsonText.plain(this.body, start, end) : JsonText.decoded(this.body, start, end);
		this.starts[slot] = start;
		this.lengths[slot] = (byte) (end - start);
		this.texts[slot] = text;
		return text;
	}

	private int slot(int start, int end) {
		int hash = end - start;
		for (int i = Math.max(start, end - HASHED); i < end; i++) {
			hash = 31 * hash + this.body[i];
		}
		return (hash ^ hash >>> 6) & (SLOTS - 1);
	}

}
