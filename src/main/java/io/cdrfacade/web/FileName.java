package io.cdrfacade.web;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * Tells what can be the name of a file in a path: one segment of it and nothing else.
 * Links are made, and names taken, by this one rule, so that each link works.
 */
public final class FileName {

	private static final int LONGEST = 255;

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

	/**
	 * Writes a name as a segment of a path.
	 * @param name a name
	 * @return the name, percent-encoded where it has to be, in ASCII; {@code null} if it
	 * has a fault
	 */
	public static @Nullable String inPath(String name) {
		if (isUsual(name)) {
			return name;
		}
		return (fault(name) == null) ? UriUtils.encode(name, StandardCharsets.UTF_8) : null;
	}

	/** Most names need one test only; a page of 1,000 calls has as many of them. */
	private static boolean isUsual(String name) {
		return name.length() >= 2 && name.length() <= LONGEST && !name.contains("..") && isUnreserved(name);
	}

	/** Whether no character has to be encoded anywhere in a URI (RFC 3986). */
	static boolean isUnreserved(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!isUnreserved(text.charAt(i))) {
				return false;
			}
		}
		return true;
	}

	private static boolean isUnreserved(char character) {
		return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9')
				|| (character >= 'A' && character <= 'Z') || character == '-' || character == '.' || character == '_'
				|| character == '~';
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
