package io.cdrfacade.web.openapi;

import java.net.URI;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

import tools.jackson.databind.JsonNode;

/**
 * Compares values with schemas, as far as the API description uses JSON Schema. A keyword
 * that is not compared is a fault, and so is a field that an object's schema lacks.
 */
final class SchemaCheck {

	private static final Set<String> KEYWORDS = Set.of("$ref", "type", "enum", "anyOf", "format", "pattern",
			"minLength", "maxLength", "minimum", "maximum", "items", "maxItems", "properties", "required",
			"additionalProperties");

	private static final Set<String> ANNOTATIONS = Set.of("description", "default", "example", "examples",
			"x-extensible-enum");

	private final JsonNode api;

	SchemaCheck(JsonNode api) {
		this.api = api;
	}

	/** What is wrong with a value, with the place of each fault. */
	List<String> faults(JsonNode schema, JsonNode value) {
		List<String> faults = new ArrayList<>();
		check(schema, value, "", faults);
		return faults;
	}

	private void check(JsonNode schema, JsonNode value, String at, List<String> faults) {
		Consumer<String> fault = (message) -> faults.add("%s: %s: %s".formatted(at, message, value));
		schema.propertyNames()
			.stream()
			.filter((name) -> !KEYWORDS.contains(name) && !ANNOTATIONS.contains(name))
			.forEach((name) -> fault.accept("is not compared: " + name));
		if (schema.has("$ref")) {
			check(ApiFile.resolved(this.api, schema), value, at, faults);
		}
		if (schema.has("anyOf")
				&& ApiFile.stream(schema.at("/anyOf")).noneMatch((one) -> faults(one, value).isEmpty())) {
			fault.accept("is none of " + schema.at("/anyOf"));
		}
		if (schema.has("type") && !isOfType(schema.at("/type"), value)) {
			fault.accept("is not " + schema.at("/type"));
		}
		if (schema.has("enum") && ApiFile.stream(schema.at("/enum")).noneMatch(value::equals)) {
			fault.accept("is not one of " + schema.at("/enum"));
		}
		if (value.isString()) {
			checkText(schema, value.asString(), fault);
		}
		if (value.isNumber()) {
			checkNumber(schema, value.asDouble(), fault);
		}
		if (value.isArray()) {
			checkItems(schema, value, at, faults);
		}
		if (value.isObject() && (schema.has("properties") || schema.has("required"))) {
			checkFields(schema, value, at, faults);
		}
	}

	private static boolean isOfType(JsonNode type, JsonNode value) {
		if (type.isArray()) {
			return ApiFile.stream(type).anyMatch((one) -> isOfType(one, value));
		}
		return switch (type.asString()) {
			case "object" -> value.isObject();
			case "array" -> value.isArray();
			case "string" -> value.isString();
			case "integer" -> value.isIntegralNumber();
			case "number" -> value.isNumber();
			case "boolean" -> value.isBoolean();
			case "null" -> value.isNull();
			default -> false;
		};
	}

	private static void checkText(JsonNode schema, String text, Consumer<String> fault) {
		int length = text.codePointCount(0, text.length());
		if (length < schema.path("minLength").asInt(0) || length > schema.path("maxLength").asInt(Integer.MAX_VALUE)) {
			fault.accept("is too short or too long");
		}
		if (schema.has("pattern") && !text.matches(schema.at("/pattern").asString())) {
			fault.accept("does not match " + schema.at("/pattern"));
		}
		if (!isOfFormat(schema.path("format").asString(""), text)) {
			fault.accept("is no " + schema.at("/format"));
		}
	}

	private static boolean isOfFormat(String format, String text) {
		try {
			return switch (format) {
				case "date-time" -> OffsetDateTime.parse(text).getYear() > 0;
				case "uri" -> URI.create(text).isAbsolute();
				case "uri-reference" -> !URI.create(text).isAbsolute();
				case "", "binary" -> true;
				default -> false;
			};
		}
		catch (DateTimeParseException | IllegalArgumentException ex) {
			return false;
		}
	}

	private static void checkNumber(JsonNode schema, double number, Consumer<String> fault) {
		if (number < schema.path("minimum").asDouble(number) || number > schema.path("maximum").asDouble(number)) {
			fault.accept("is too small or too great");
		}
	}

	private void checkItems(JsonNode schema, JsonNode value, String at, List<String> faults) {
		if (value.size() > schema.path("maxItems").asInt(Integer.MAX_VALUE)) {
			faults.add(at + ": has too many items");
		}
		for (int i = 0; i < value.size(); i++) {
			check(schema.path("items"), value.get(i), at + "/" + i, faults);
		}
	}

	private void checkFields(JsonNode schema, JsonNode value, String at, List<String> faults) {
		ApiFile.stream(schema.path("required"))
			.map(JsonNode::asString)
			.filter((name) -> !value.has(name))
			.forEach((name) -> faults.add("%s: lacks %s".formatted(at, name)));
		value.propertyNames().forEach((name) -> {
			if (schema.path("properties").has(name)) {
				check(schema.path("properties").path(name), value.get(name), at + "/" + name, faults);
			}
			else {
				faults.add("%s: %s is not described".formatted(at, name));
			}
		});
	}

}
