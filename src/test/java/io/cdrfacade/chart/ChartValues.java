package io.cdrfacade.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** The values of the chart with what their comments say about them. */
final class ChartValues {

	private static final Pattern KEY = Pattern.compile("( *)([-A-Za-z0-9_]+):.*");

	private static final Pattern COMMENT = Pattern.compile(" *# -- (.*)");

	private ChartValues() {
	}

	/** Every value with a description, in the order of the file. */
	static List<Value> described() {
		JsonNode values = read("values.yaml");
		List<Value> described = new ArrayList<>();
		Deque<String> path = new ArrayDeque<>();
		String description = null;
		for (String line : lines()) {
			Matcher comment = COMMENT.matcher(line);
			Matcher key = KEY.matcher(line);
			if (comment.matches()) {
				description = comment.group(1);
			}
			else if (key.matches()) {
				while (path.size() > key.group(1).length() / 2) {
					path.removeLast();
				}
				path.add(key.group(2));
				if (description != null) {
					described.add(value(values, List.copyOf(path), description));
				}
				description = null;
			}
		}
		return described;
	}

	private static Value value(JsonNode values, List<String> path, String description) {
		return new Value(String.join(".", path), values.at("/" + String.join("/", path)), description);
	}

	/** The values that need a description: all but those that only hold others. */
	static List<String> leaves() {
		List<String> leaves = new ArrayList<>();
		collect(read("values.yaml"), null, described().stream().map(Value::path).toList(), leaves);
		return leaves;
	}

	private static void collect(JsonNode node, @Nullable String path, List<String> described, List<String> leaves) {
		if (path != null && (!node.isObject() || node.isEmpty() || described.contains(path))) {
			leaves.add(path);
			return;
		}
		node.properties()
			.forEach((entry) -> collect(entry.getValue(), (path != null) ? path + "." + entry.getKey() : entry.getKey(),
					described, leaves));
	}

	static JsonNode read(String file) {
		try {
			return Yaml.tree(Files.readString(Chart.FOLDER.resolve(file)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> lines() {
		try {
			return Files.readAllLines(Chart.FOLDER.resolve("values.yaml"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A value of the chart.
	 *
	 * @param path its keys, with dots in between
	 * @param standard its default
	 * @param description what the comment above says
	 */
	record Value(String path, JsonNode standard, String description) {
	}

}
