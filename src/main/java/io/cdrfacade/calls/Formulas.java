package io.cdrfacade.calls;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Prevents spreadsheets from running text of a CSV file as a formula (OWASP: CSV
 * injection): an apostrophe in front makes it text. A plus sign and digits are left
 * alone: they are a phone number, which a spreadsheet takes as a number.
 */
public final class Formulas {

	/**
	 * How formulas begin, also after whitespace or invisible characters, and in
	 * full-width forms.
	 */
	private static final Pattern FORMULA = Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Cc}]*[=+\\-@＝＋－＠].*|[\\t\\r\\n].*",
			Pattern.DOTALL);

	private static final Pattern PHONE_NUMBER = Pattern.compile("\\+[0-9]{1,32}");

	private Formulas() {
	}

	/**
	 * Makes a cell harmless.
	 * @param text text of a cell
	 * @return the same text, with an apostrophe in front if a spreadsheet would run it
	 */
	public static @Nullable String defuse(@Nullable String text) {
		if (text == null || isPlain(text)) {
			return text;
		}
		boolean harmful = FORMULA.matcher(text).matches() && !PHONE_NUMBER.matcher(text).matches();
		return harmful ? "'" + text : text;
	}

	/** A quick check that nearly all texts pass. */
	private static boolean isPlain(String text) {
		char first = text.isEmpty() ? '0' : text.charAt(0);
		return (first >= '0' && first <= '9') || (first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z');
	}

}
