package io.cdrfacade.configuration;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.core.ResolvableType;

/**
 * The names that properties can have, as the records behind
 * {@code @ConfigurationProperties} have them.
 *
 * @param patterns each name as its elements; {@link #ANY} stands for a name that the
 * operator chooses
 */
record KnownProperties(List<List<String>> patterns) {

	/** An element that can be any name. */
	static final String ANY = "*";

	/** The last element of a list: the property itself, or one of its items. */
	private static final String ITEMS = "[]";

	/**
	 * Collects the names.
	 * @param types the types of properties by their prefixes
	 * @return the names
	 */
	static KnownProperties of(Map<String, List<Class<?>>> types) {
		List<List<String>> patterns = new ArrayList<>();
		types.forEach((prefix, records) -> records
			.forEach((type) -> add(ResolvableType.forClass(type), List.of(prefix.split("\\.")), patterns)));
		return new KnownProperties(patterns);
	}

	private static void add(ResolvableType type, List<String> path, List<List<String>> patterns) {
		Class<?> raw = type.toClass();
		if (Map.class.isAssignableFrom(raw)) {
			add(type.asMap().getGeneric(1), plus(path, ANY), patterns);
		}
		else if (Collection.class.isAssignableFrom(raw)) {
			patterns.add(plus(path, ITEMS));
		}
		else if (raw.isRecord() && raw.getPackageName().startsWith("io.cdrfacade")) {
			for (RecordComponent component : raw.getRecordComponents()) {
				add(ResolvableType.forMethodReturnType(component.getAccessor()),
						plus(path, DataObjectPropertyName.toDashedForm(component.getName())), patterns);
			}
		}
		else {
			patterns.add(path);
		}
	}

	private static List<String> plus(List<String> path, String element) {
		return Stream.concat(path.stream(), Stream.of(element)).toList();
	}

	/** Whether a property of this name is read. */
	boolean has(ConfigurationPropertyName name) {
		return this.patterns.stream().anyMatch((pattern) -> matches(pattern, name));
	}

	/** Whether properties are read whose names begin with this one. */
	boolean hasSection(ConfigurationPropertyName name) {
		return this.patterns.stream()
			.anyMatch((pattern) -> pattern.size() > name.getNumberOfElements() && begins(pattern, name));
	}

	private static boolean matches(List<String> pattern, ConfigurationPropertyName name) {
		int count = name.getNumberOfElements();
		if (pattern.getLast().equals(ITEMS)) {
			boolean item = count == pattern.size() && name.isLastElementIndexed();
			return (item || count == pattern.size() - 1) && begins(pattern, name);
		}
		return count == pattern.size() && begins(pattern, name);
	}

	private static boolean begins(List<String> pattern, ConfigurationPropertyName name) {
		return IntStream.range(0, name.getNumberOfElements()).allMatch((i) -> {
			String element = pattern.get(i);
			return element.equals(ANY) || element.equals(ITEMS)
					|| element.replace("-", "").equals(name.getElement(i, Form.UNIFORM));
		});
	}

	/** Whether an environment variable of this name is read. */
	boolean hasVariable(String variable) {
		return this.patterns.stream()
			.anyMatch((pattern) -> variable(pattern, "").matcher(variable).matches()
					|| variable(pattern, "_").matcher(variable).matches());
	}

	/** Hyphens are left out, or written as underscores, throughout the name. */
	private static Pattern variable(List<String> pattern, String hyphen) {
		StringBuilder regex = new StringBuilder();
		for (Iterator<String> elements = pattern.iterator(); elements.hasNext();) {
			String element = elements.next();
			if (element.equals(ITEMS)) {
				regex.append("(_\\d+)?");
			}
			else {
				regex.append(regex.isEmpty() ? "" : "_")
					.append(element.equals(ANY) ? "[^_]+" : element.replace("-", hyphen).toUpperCase(Locale.ROOT));
			}
		}
		return Pattern.compile(regex.toString());
	}

	/**
	 * The names as an operator writes them, with {@code <name>} for what can be chosen.
	 */
	List<String> names() {
		return this.patterns.stream()
			.map((pattern) -> String.join(".", pattern.stream().filter((element) -> !element.equals(ITEMS)).toList()))
			.map((name) -> name.replace(ANY, "<name>"))
			.sorted()
			.toList();
	}

	/** The names of environment variables, without hyphens. */
	List<String> variables() {
		return names().stream()
			.map((name) -> name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
			.toList();
	}

}
