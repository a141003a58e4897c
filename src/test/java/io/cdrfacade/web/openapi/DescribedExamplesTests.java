package io.cdrfacade.web.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps each example of the description what its schema allows. */
class DescribedExamplesTests {

	private static final Pattern EVENT = Pattern.compile("(?m)^event: (\\w+)\n(?:id: .+\n)?data: (.+)\n");

	private final JsonNode api = ApiFile.read();

	private final SchemaCheck check = new SchemaCheck(this.api);

	private final JsonNode call = this.api.at("/components/schemas/Call");

	@Test
	void fitTheirSchemas() {
		List<String> faults = new ArrayList<>();
		List<String> seen = new ArrayList<>();
		forEachContent(this.api, (type, content) -> examples(content).forEach((example) -> {
			seen.add(type);
			this.check.faults(content.at("/schema"), example).forEach((fault) -> faults.add(type + fault));
		}));
		assertThat(seen).contains("application/json", "application/problem+json", "application/x-ndjson",
				"text/event-stream", "text/csv");
		assertThat(faults).isEmpty();
	}

	/** Those of parameters, headers and fields. */
	@Test
	void fitTheSchemasThatTheyAreIn() {
		List<String> faults = new ArrayList<>();
		forEachSchema(this.api, (schema) -> {
			Stream
				.concat(Stream.of("example", "default").filter(schema::has).map(schema::get),
						ApiFile.stream(schema.path("examples")))
				.forEach((example) -> faults.addAll(this.check.faults(schema, example)));
		});
		assertThat(faults).isEmpty();
	}

	@Test
	void showWholeCallsAsLines() {
		List<String> lines = example("exportCalls", "/content/application~1x-ndjson/examples/ndjson/value").lines()
			.toList();
		assertThat(lines).hasSize(1).allSatisfy(this::assertIsTheCall);
	}

	@Test
	void showWholeCallsAsEvents() {
		List<MatchResult> events = events("stream");
		assertThat(events).extracting((event) -> event.group(1)).containsExactly("call");
		assertThat(events).allSatisfy((event) -> assertIsTheCall(event.group(2)));
	}

	@Test
	void showTheEventAfterAReset() {
		List<MatchResult> events = events("reset");
		assertThat(events).extracting((event) -> event.group(1)).containsExactly("reset");
		assertThat(JsonMapper.shared().readTree(events.getFirst().group(2)).propertyNames()).containsExactly("code",
				"detail");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"id":1}                               | lacks
			{"id":"1"}                             | is not ["integer","null"]
			{"hangup":{"by":5}}                    | is none of
			{"startedAt":"yesterday"}              | is no "date-time"
			{"recording":{"fileName":"a","x":"y"}} | is none of
			{"colour":"red"}                       | colour is not described
			""")
	void wouldBeFoundWrong(String json, String fault) {
		assertThat(this.check.faults(this.call, JsonMapper.shared().readTree(json)))
			.anySatisfy((found) -> assertThat(found).contains(fault));
	}

	private void assertIsTheCall(String json) {
		JsonNode shown = JsonMapper.shared().readTree(json);
		assertThat(this.check.faults(this.call, shown)).isEmpty();
		assertThat(shown)
			.isEqualTo(operation("getCall").at("/responses/200/content/application~1json/examples/call/value"));
	}

	private List<MatchResult> events(String name) {
		return EVENT
			.matcher(example("listChanges", "/x-other-content/text~1event-stream/examples/%s/value".formatted(name)))
			.results()
			.toList();
	}

	private String example(String operation, String path) {
		return operation(operation).at("/responses/200" + path).asString();
	}

	private JsonNode operation(String id) {
		return ApiFile.operations(this.api)
			.filter((operation) -> id.equals(operation.at("/operationId").asString()))
			.findAny()
			.orElseThrow();
	}

	private static Stream<JsonNode> examples(JsonNode content) {
		return Stream.concat(Stream.of("example").filter(content::has).map(content::get),
				ApiFile.stream(content.path("examples")).map((example) -> example.path("value")));
	}

	private static void forEachContent(JsonNode node, BiConsumer<String, JsonNode> action) {
		node.properties().forEach((field) -> {
			if (field.getKey().equals("content") || field.getKey().equals("x-other-content")) {
				field.getValue().properties().forEach((content) -> action.accept(content.getKey(), content.getValue()));
			}
			else {
				forEachContent(field.getValue(), action);
			}
		});
		if (node.isArray()) {
			node.forEach((item) -> forEachContent(item, action));
		}
	}

	/** Whatever tells a type or refers to a schema, but in examples. */
	private static void forEachSchema(JsonNode node, Consumer<JsonNode> action) {
		if (node.path("type").isString() || node.path("type").isArray()) {
			action.accept(node);
		}
		node.properties()
			.stream()
			.filter((field) -> !field.getKey().equals("example") && !field.getKey().equals("examples"))
			.forEach((field) -> forEachSchema(field.getValue(), action));
		if (node.isArray()) {
			node.forEach((item) -> forEachSchema(item, action));
		}
	}

}
