package io.cdrfacade.web.problem;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/**
 * A text with values that vary.
 *
 * @param key the text's name in all languages
 * @param pattern finds it, and what varies as groups
 * @param order the number that each group has in the text
 * @param literals how many characters do not vary
 */
record EnglishText(String key, Pattern pattern, List<Integer> order, int literals) {

	private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)\\}");

	/**
	 * Reads a text.
	 * @param key its name
	 * @param text the text with {@code {0}} and so on for what varies
	 * @return the text
	 */
	static EnglishText of(String key, String text) {
		List<String> literals = List.of(PLACEHOLDER.split(text, -1));
		String regex = literals.stream().map(Pattern::quote).collect(Collectors.joining("(.*)"));
		List<Integer> order = PLACEHOLDER.matcher(text)
			.results()
			.map((result) -> Integer.valueOf(result.group(1)))
			.toList();
		return new EnglishText(key, Pattern.compile(regex, Pattern.DOTALL), order,
				literals.stream().mapToInt(String::length).sum());
	}

	/** What varies in a text, or {@code null} if it is another text. */
	Object @Nullable [] values(String text) {
		Matcher matcher = this.pattern.matcher(text);
		if (!matcher.matches()) {
			return null;
		}
		Object[] values = new Object[this.order.size()];
		Arrays.setAll(values, (number) -> matcher.group(this.order.indexOf(number) + 1));
		return values;
	}

}
