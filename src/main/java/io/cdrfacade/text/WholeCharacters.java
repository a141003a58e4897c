package io.cdrfacade.text;

/** Cuts texts between characters: the two parts of a surrogate pair stay together. */
public final class WholeCharacters {

	private WholeCharacters() {
	}

	/**
	 * Cuts off what is too long.
	 * @param longest how many UTF-16 units may stay, at least one
	 * @param text the text
	 * @return the text, or its beginning if it is longer
	 */
	public static String upTo(int longest, String text) {
		if (text.length() <= longest) {
			return text;
		}
		return text.substring(0, Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest);
	}

	/**
	 * Gives the end of a text.
	 * @param longest how many UTF-16 units it may have, at least one and at most those of
	 * the text
	 * @param text the text
	 * @return its end
	 */
	public static String endOf(int longest, String text) {
		int start = text.length() - longest;
		return text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
	}

	/**
	 * Cuts off what is too long, and shows that.
	 * @param longest how many UTF-16 units may stay, at least one
	 * @param text the text
	 * @return the text, or its beginning with an ellipsis if it is longer
	 */
	public static String shortened(int longest, String text) {
		return (text.length() > longest) ? upTo(longest, text) + "…" : text;
	}

}
