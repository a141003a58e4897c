package io.cdrfacade.platform;

import org.jspecify.annotations.Nullable;

/**
 * The short texts of a page, of which most come again and again: numbers of extensions,
 * words, zeros. One that has just been there is found by its characters, without another
 * string. Not for use by several threads.
 */
final class KnownTexts {

	/** What is longer hardly comes twice. */
	static final int LONGEST = 16;

	/** A power of two. Texts that share a place take turns in it. */
	private static final int PLACES = 64;

	private final @Nullable String[] texts = new String[PLACES];

	/**
	 * Finds a text, or makes it.
	 * @param characters holds its characters
	 * @param from where they begin
	 * @param length how many they are
	 * @return the text, as {@link WireValues#whole} has it
	 */
	String find(char[] characters, int from, int length) {
		int place = place(characters, from, length);
		String known = this.texts[place];
		if (known != null && isSame(known, characters, from, length)) {
			return known;
		}
		String text = WireValues.whole(new String(characters, from, length));
		this.texts[place] = text;
		return text;
	}

	private static int place(char[] characters, int from, int length) {
		int hash = length;
		for (int i = from; i < from + length; i++) {
			hash = 31 * hash + characters[i];
		}
		return (hash ^ hash >>> 6) & (PLACES - 1);
	}

	private static boolean isSame(String known, char[] characters, int from, int length) {
		if (known.length() != length) {
			return false;
		}
		for (int i = 0; i < length; i++) {
			if (known.charAt(i) != characters[from + i]) {
				return false;
			}
		}
		return true;
	}

}
