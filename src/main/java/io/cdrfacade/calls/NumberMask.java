package io.cdrfacade.calls;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.text.WholeCharacters;

/**
 * Masks phone numbers for callers who may not see them: {@code 13387525701} becomes
 * {@code 133****5701}. Up to six digits are an extension or a service, not a person.
 */
final class NumberMask {

	private static final int LONGEST_SERVICE = 6;

	/** From this length on, seven visible digits leave at least four hidden. */
	private static final int LONG = 11;

	private static final String STARS = "****";

	private NumberMask() {
	}

	static @Nullable String mask(@Nullable String number) {
		if (number == null || number.length() <= LONGEST_SERVICE) {
			return number;
		}
		boolean isLong = number.length() >= LONG;
		return WholeCharacters.upTo(isLong ? 3 : 2, number) + STARS + WholeCharacters.endOf(isLong ? 4 : 2, number);
	}

	/**
	 * Tells whether an extension may be a phone number. Letters do not count: a name of
	 * an agent may be long.
	 */
	static boolean isNumber(@Nullable String extension) {
		return extension != null && extension.codePoints().filter(Character::isDigit).count() > LONGEST_SERVICE;
	}

	/**
	 * Tells whether a text contains a number that would be masked. File names of
	 * recordings may contain one.
	 */
	static boolean isIn(@Nullable String text, @Nullable String number) {
		return text != null && number != null && number.length() > LONGEST_SERVICE && text.contains(digits(number));
	}

	private static String digits(String number) {
		return number.startsWith("+") ? number.substring(1) : number;
	}

}
