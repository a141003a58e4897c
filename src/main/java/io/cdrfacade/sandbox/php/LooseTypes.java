package io.cdrfacade.sandbox.php;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Turns numbers into strings, and strings that look like numbers into numbers. */
public final class LooseTypes {

	private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");

	private LooseTypes() {
	}

	public static Map<String, @Nullable Object> swapped(Map<?, ?> fields) {
		Map<String, @Nullable Object> swapped = new LinkedHashMap<>();
		fields.forEach((name, value) -> swapped.put(String.valueOf(name), swap(value)));
		return swapped;
	}

	private static @Nullable Object swap(@Nullable Object value) {
		return switch (value) {
			case Map<?, ?> fields -> swapped(fields);
			case List<?> items -> items.stream().map(LooseTypes::swap).toList();
			case Number number -> number.toString();
			case String text when NUMBER.matcher(text).matches() -> Long.valueOf(text);
			case null, default -> value;
		};
	}

}
