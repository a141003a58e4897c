package io.cdrfacade.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Tells what can be the name of a file in a path: one segment of it and nothing else.
 * Links are made, and names taken, by this one rule, so that each link works.
 */
public final class FileName {

	private static final int LONGEST = 255;

	private static final Pattern USUAL = Pattern.compile("[A-Za-z0-9._~-]{2,255}");

	/** A reader that decodes twice would see a path or control characters. */
	private static final Pattern ESCAPED = Pattern.compile("%(?:[01][0-9A-F]|25|2E|2F|5C|7F)",
			Pattern.CASE_INSENSITIVE);

	private FileName() {
	}

	/**
	 * Tells what is wrong with a name.
	 * @param name the name, unescaped
	 * @return the fault as a predicate of the name; {@code null} if there is none
	 */
	public static @Nullable String fault(String name) {
		if (isUsual(name)) {
			return null;
		}
		if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
			return "must have at most %d bytes as UTF-8".formatted(LONGEST);
		}
		if (name.isBlank() || name.equals(".") || name.contains("..") || name.contains("/") || name.contains("\\")) {
			return "must be a file name, without a path";
		}
		if (ESCAPED.matcher(name).find()) {
			return "must not be escaped twice";
		}
		return name.codePoints().allMatch(FileName::isVisible) ? null : "must not contain control characters";
	}

	/** A quick test that most names pass, as each call with a recording needs it. */
	private static boolean isUsual(String name) {
		return USUAL.matcher(name).matches() && !name.contains("..");
	}

	private static boolean isVisible(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
					Character.PARAGRAPH_SEPARATOR ->
				false;
			default -> character != 0xFFFD;
		};
	}

}
