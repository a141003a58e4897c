package io.cdrfacade.sandbox.php;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A request's form fields, read with PhalApi's rules: a field that is missing is refused,
 * an empty or unreadable number is 0, and an enum must be one of its values.
 *
 * @param fields names and values; unknown ones are ignored
 */
public record PhpForm(Map<String, String> fields) {

	public static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss")
		.withResolverStyle(ResolverStyle.STRICT);

	/** A number as PHP reads it: characters after the digits do not matter. */
	private static final Pattern NUMBER = Pattern.compile("\\s*([+-]?\\d{1,18}).*", Pattern.DOTALL);

	/**
	 * Reads a required field.
	 * @param name its name
	 * @return its value, which may be empty
	 * @throws RefusedException if it is missing
	 */
	public String text(String name) {
		@Nullable String value = this.fields.get(name);
		if (value == null) {
			throw refused("缺少必要参数" + name);
		}
		return value;
	}

	/**
	 * Reads a field that need not be there.
	 * @param name its name
	 * @return its value; empty if it is missing
	 */
	public String optional(String name) {
		return this.fields.getOrDefault(name, "");
	}

	/**
	 * Reads a required number.
	 * @param name its name
	 * @param min the smallest value that is allowed
	 * @param max the greatest value that is allowed
	 * @return its value
	 * @throws RefusedException if it is missing or out of range
	 */
	public int number(String name, int min, int max) {
		Matcher number = NUMBER.matcher(text(name));
		long value = number.matches() ? Long.parseLong(number.group(1)) : 0;
		if (value < min) {
			throw refused("%s应该大于或等于%d, 但现在%s = %d".formatted(name, min, name, value));
		}
		if (value > max) {
			throw refused("%s应该小于或等于%d, 但现在%s = %d".formatted(name, max, name, value));
		}
		return (int) value;
	}

	/**
	 * Reads a required number that is one of a few.
	 * @param name its name
	 * @param allowed the values that are allowed, as they are written
	 * @return its value
	 * @throws RefusedException if it is missing or another one
	 */
	public int oneOf(String name, List<String> allowed) {
		String value = text(name);
		if (!allowed.contains(value)) {
			throw refused("参数%s应该为：%s，但现在%s = %s".formatted(name, String.join("/", allowed), name, value));
		}
		return Integer.parseInt(value);
	}

	/**
	 * Reads a required time, as {@code yyyy-MM-dd HH:mm:ss}.
	 * @param name its name
	 * @return its value
	 * @throws RefusedException if it is missing or no such time
	 */
	public LocalDateTime time(String name) {
		String value = text(name);
		try {
			return LocalDateTime.parse(value, TIME);
		}
		catch (DateTimeException ex) {
			throw refused("参数%s格式应该为：yyyy-MM-dd HH:mm:ss，但现在%s = %s".formatted(name, name, value));
		}
	}

	/**
	 * Refuses a field.
	 * @param reason what is wrong with it, in the platform's words
	 * @return the refusal, with {@code ret} 400
	 */
	public static RefusedException refused(String reason) {
		return new RefusedException(Reply.Refusal.badRequest(reason));
	}

	/** Shows names only: values hold keys and tokens. */
	@Override
	public String toString() {
		return "PhpForm" + this.fields.keySet();
	}

}
