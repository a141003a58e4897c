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

}
