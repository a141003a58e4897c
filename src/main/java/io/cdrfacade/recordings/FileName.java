package io.cdrfacade.recordings;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

/** Tells what can be the name of a recording: one segment of a path and nothing else. */
final class FileName {

	private static final int LONGEST = 255;

	private FileName() {
	}

	/** What is wrong with a name, as a predicate of it; {@code null} if nothing is. */
	static @Nullable String fault(String name) {
		if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
			return "must have at most %d bytes as UTF-8".formatted(LONGEST);
		}
		if (name.isBlank() || name.equals(".") || name.contains("..") || name.contains("/") || name.contains("\\")) {
			return "must be a file name, without a path";
		}
		return name.codePoints().allMatch(FileName::isVisible) ? null : "must not contain control characters";
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
