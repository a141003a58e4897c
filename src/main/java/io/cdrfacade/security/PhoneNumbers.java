package io.cdrfacade.security;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Looks for phone numbers in file names. A caller without {@link Scope#NUMBERS_READ} may
 * not fetch a file whose name may hold one: by trying names, the caller could find out
 * masked numbers.
 */
public final class PhoneNumbers {

	private static final String DAY = "(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])";

	private static final String TIME = "(?:[01]\\d|2[0-3])[0-5]\\d(?:[0-5]\\d(?:\\d{3})?)?";

	/** Days and times, UUIDs, and the ids that Asterisk gives calls. */
	private static final Pattern HARMLESS = Pattern
		.compile("(?<!\\d)(?:" + DAY + "(?:" + TIME + ")?" + "|1[4-9]\\d{8}\\.\\d{1,6})(?!\\d)"
				+ "|(?<![0-9a-fA-F])[0-9a-fA-F]{8}(-?)(?:[0-9a-fA-F]{4}\\1){3}[0-9a-fA-F]{12}(?![0-9a-fA-F])");

	/** Up to six digits are an extension or a service, not a person. */
	private static final Pattern NUMBER = Pattern.compile("\\d{7}");

	private PhoneNumbers() {
	}

	/**
	 * Tells whether a text may contain a phone number.
	 * @param text the text
	 * @return whether it holds seven digits or more in a row that are no date, time or id
	 */
	public static boolean mayBeIn(@Nullable String text) {
		return text != null && NUMBER.matcher(HARMLESS.matcher(text).replaceAll("-")).find();
	}

}
