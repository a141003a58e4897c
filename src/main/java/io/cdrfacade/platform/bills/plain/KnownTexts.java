package io.cdrfacade.platform.bills.plain;

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

	private static final int SLOT_BITS = Integer.numberOfTrailingZeros(SLOTS);

	/** Spreads hashes: 2 to the 64th by the golden ratio. */
	private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

	private final byte[] body;

	private final int[] starts = new int[SLOTS];

	/** The last bytes of each text, in which texts differ most. */
	private final long[] tails = new long[SLOTS];

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
		int length = end - start;
		long tail = EightBytes.tail(this.body, start, end);
		int slot = (int) (((tail + length) * SPREAD) >>> (Long.SIZE - SLOT_BITS));
		String known = this.texts[slot];
		if (known != null && this.tails[slot] == tail && this.lengths[slot] == length
				&& EightBytes.equal(this.body, start, this.starts[slot], Math.max(0, length - Long.BYTES))) {
			return known;
		}
		String text = plain ? JsonText.plain(this.body, start, end) : JsonText.decoded(this.body, start, end);
		this.starts[slot] = start;
		this.tails[slot] = tail;
		this.lengths[slot] = (byte) length;
		this.texts[slot] = text;
		return text;
	}

}
