package io.cdrfacade.calls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.Snapshot;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.web.problem.ProblemCode;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
class OpenApiIntegrationTests {

	/** Headers that say nothing about the answer itself. */
	private static final Set<String> OF_ALL_ANSWERS = Set.of("Content-Type", "Content-Length", "X-Content-Type-Options",
			"X-XSS-Protection", "X-Frame-Options", "Referrer-Policy", "Content-Security-Policy");

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakePlatform platform;

	private JsonNode api = JsonMapper.shared().createObjectNode();

	@BeforeEach
	void read() throws IOException {
		this.platform.reset();
		this.api = JsonMapper.shared().readTree(content("/v3/api-docs"));
	}

	@Test
	void isTheSnapshot() throws IOException {
		Snapshot.of("docs/openapi.yaml").assertIs(content("/v3/api-docs.yaml"));
	}

	@Test
	void isOpenApi31WithOurPathsOnly() {
		assertThat(this.api.at("/openapi").asString()).startsWith("3.1");
		assertThat(this.api.at("/paths").propertyNames()).allMatch((path) -> path.startsWith("/calls")
				|| path.startsWith("/recordings") || path.startsWith("/callbacks") || path.equals("/tickets"));
		assertThat(this.api.at("/paths/~1calls/get/operationId").asString()).isEqualTo("listCalls");
	}

	@Test
	void namesExactlyTheParametersThatAreRead() throws IOException {
		List<String> read = strings(JsonMapper.shared().readTree(content("/calls?nope=1")).at("/errors/0/allowed"));
		assertThat(parameters().map((parameter) -> parameter.at("/name").asString()))
			.containsExactlyInAnyOrderElementsOf(read);
	}

	@Test
	void describesEveryParameter() {
		assertThat(parameters()).allSatisfy((parameter) -> {
			assertThat(parameter.at("/description").asString()).isNotBlank();
			assertThat(accepted(parameter)).isNotEmpty();
		});
	}

	@Test
	void givesExamplesDefaultsAndWordsThatAreAccepted() {
		assertThat(parameters()).allSatisfy((parameter) -> {
			String end = "from".equals(name(parameter)) ? "&to=2019-09-29" : "";
			assertThat(accepted(parameter)).allSatisfy(
					(value) -> assertThat(this.mvc.get().uri("/calls?{name}={value}" + end, name(parameter), value))
						.hasStatusOk());
		});
	}

	@Test
	void givesBoundsThatHold() {
		assertThat(parameters()).allSatisfy((parameter) -> assertThat(refused(parameter))
			.allSatisfy((value) -> assertThat(this.mvc.get().uri("/calls?{name}={value}", name(parameter), value))
				.hasStatus(400)
				.bodyJson()
				.extractingPath("$.errors[0].parameter")
				.isEqualTo(name(parameter))));
	}

	@Test
	void givesTheWordsThatAnswersHold() {
		assertWords("CallDirection", Words.DIRECTIONS.all());
		assertWords("CallMethod", Words.METHODS.all());
		assertWords("HangupReason", Words.HANGUP_REASONS.all());
		assertWords("ProblemCode", Arrays.stream(ProblemCode.values()).map(ProblemCode::code).toList());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"direction | CallDirection | Direction, seen from the call centre; `unknown` if the platform has a new one.",
			"method | CallMethod | How the call was made; `unknown` if the platform has a new way." })
	void givesWordsOneType(String field, String words, String description) {
		JsonNode property = this.api.at("/components/schemas/Call/properties").path(field);
		assertThat(property.at("/$ref").asString()).isEqualTo("#/components/schemas/" + words);
		assertThat(property.at("/description").asString()).isEqualTo(description);
	}

	@ParameterizedTest
	@CsvSource({ "by, Who ended it.", "cause, Why it ended." })
	void describesHangupReasonsAsOneType(String field, String description) {
		JsonNode schema = this.api.at("/components/schemas/Hangup/properties").path(field);
		assertThat(schema.at("/anyOf"))
			.hasToString("[{\"$ref\":\"#/components/schemas/HangupReason\"},{\"type\":\"null\"}]");
		assertThat(schema.at("/description").asString()).isEqualTo(description);
	}

	@Test
	void givesCodesOfProblemsOneType() {
		assertThat(this.api.at("/components/schemas/Problem/properties/code/$ref").asString())
			.isEqualTo("#/components/schemas/ProblemCode");
	}

	/** Generators leave out what is marked so. */
	@Test
	void keepsCallbacksOutOfClients() {
		assertThat(operations().filter((operation) -> operation.at("/x-internal").asBoolean(false))
			.map((operation) -> operation.at("/operationId").asString())).containsExactly("pushCall");
	}

	/** In clients the answer would otherwise be JSON or text. */
	@ParameterizedTest
	@CsvSource({ "/calls/changes, text/event-stream", "/calls/summary, text/csv" })
	void describesWhatIsNotJsonApart(String path, String other) {
		JsonNode answer = response(path, "get", "200");
		assertThat(answer.at("/content").propertyNames()).containsExactly("application/json");
		assertThat(answer.at("/x-other-content").propertyNames()).containsExactly(other);
		assertThat(answer.at("/x-other-content").path(other).at("/schema/type").asString()).isEqualTo("string");
	}

	/** Validating proxies check the pattern. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "8001 | true", "8001,8002 | true", "8001,,8002 | false", "a b | false" })
	void describesListsInBothForms(String value, boolean allowed) {
		JsonNode extension = parameters().filter((parameter) -> "extension".equals(name(parameter)))
			.findAny()
			.orElseThrow();
		assertThat(value.matches(extension.at("/schema/items/pattern").asString())).isEqualTo(allowed);
		assertThat(this.mvc.get().uri("/calls?extension={value}", value)).hasStatus(allowed ? 200 : 400);
	}

	/** Clients then write files instead of reading the whole answer as text or JSON. */
	@ParameterizedTest
	@ValueSource(strings = { "/calls/export", "/recordings/{fileName}" })
	void describesStreamsAsFiles(String path) {
		assertThat(stream(response(path, "get", "200").at("/content"))).isNotEmpty()
			.allSatisfy((content) -> assertThat(content.at("/schema/format").asString()).isEqualTo("binary"));
	}

	@Test
	void givesARealAnswerAsExample() throws IOException {
		this.platform.answers(1, CdrFixture.DOCUMENTED);
		assertThat(this.api.at("/paths/~1calls/get/responses/200/content/application~1json/examples/calls/value"))
			.isEqualTo(JsonMapper.shared().readTree(content("/calls")));
	}

	@Test
	void describesEveryParameterOfEveryPathWithAnExample() {
		assertThat(operations().flatMap((operation) -> stream(operation.at("/parameters")))).isNotEmpty()
			.allSatisfy((parameter) -> {
				assertThat(parameter.at("/description").asString()).isNotBlank();
				assertThat(stream(parameter.at("/schema/examples"))).isNotEmpty();
			});
	}

	@Test
	void describesEveryHeaderWithAnExample() {
		assertThat(operations().flatMap((operation) -> stream(operation.at("/responses")))
			.flatMap((response) -> stream(resolved(response).at("/headers")))
			.map(this::resolved)).isNotEmpty().allSatisfy((header) -> {
				assertThat(header.at("/description").asString()).isNotBlank();
				assertThat(header.at("/schema/example").isMissingNode()).isFalse();
			});
	}

	@Test
	void describesEveryProblemThatIsSent() {
		assertThat(operations().flatMap((operation) -> stream(operation.at("/responses"))).flatMap(this::problems))
			.containsAll(Arrays.stream(ProblemCode.values())
				.map((code) -> code.name().toLowerCase(Locale.ROOT).replace('_', '-'))
				.toList());
	}

	@ParameterizedTest
	@CsvSource({ "/calls, get, 400, invalid-parameter bad-request too-many-calls",
			"/calls/{id}, get, 400, invalid-parameter bad-request",
			"/calls/export, get, 400, invalid-parameter bad-request too-many-calls",
			"/calls, get, 404, account-not-found", "/calls, get, default, request-refused",
			"/calls/summary, get, 400, invalid-parameter bad-request too-many-calls too-many-groups",
			"/recordings/{fileName}, get, 404, account-not-found recording-not-found",
			"/callbacks/{account}/calls, post, 400, bad-request", "/callbacks/{account}/calls, post, 404, not-found",
			"/callbacks/{account}/calls, post, 413, content-too-large",
			"/callbacks/{account}/calls, post, 503, overloaded identity-provider-unavailable",
			"/tickets, post, 503, overloaded identity-provider-unavailable" })
	void describesProblemsWhereTheyAreSent(String path, String method, String status, String codes) {
		assertThat(problems(response(path, method, status))).containsExactly(codes.split(" "));
	}

	@Test
	void describesNoProblemsOfThePlatformWhereItIsNotAsked() {
		assertThat(operation("/callbacks/{account}/calls", "post").at("/responses").propertyNames())
			.containsExactlyInAnyOrder("204", "400", "401", "403", "404", "405", "413", "415", "500", "503", "default");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none",
			value = { "GET, /calls, none, none", "GET, /calls, If-None-Match, *", "GET, /calls, Accept, image/png",
					"GET, /calls/summary, none, none", "GET, /calls/summary, If-None-Match, *",
					"GET, /calls/export, none, none", "GET, /calls/export, Accept, image/png",
					"GET, /calls/changes?from=2019-09-01, none, none",
					"HEAD, /calls/changes, Accept, text/event-stream", "POST, /calls, none, none" })
	void describesTheHeadersThatAreSent(String method, String path, @Nullable String name, @Nullable String value) {
		var request = this.mvc.method(HttpMethod.valueOf(method)).uri(path);
		MockHttpServletResponse answer = ((name != null && value != null) ? request.header(name, value) : request)
			.exchange()
			.getResponse();
		String endpoint = path.split("\\?", 2)[0];
		assertThat(resolved(response(endpoint, "get", Integer.toString(answer.getStatus()))).at("/headers")
			.propertyNames()).containsAll(
					answer.getHeaderNames().stream().filter((header) -> !OF_ALL_ANSWERS.contains(header)).toList());
	}

	@ParameterizedTest
	@CsvSource({ "Content-Type, text/plain", "Content-Encoding, gzip" })
	void describesWhatContentMayBe(String name, String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.setContentType(MediaType.APPLICATION_JSON);
		headers.set(name, value);
		MockHttpServletResponse answer = this.mvc.post()
			.uri("/tickets")
			.headers(headers)
			.content("{\"path\":\"/calls/export\"}")
			.exchange()
			.getResponse();
		assertThat(answer.getStatus()).isEqualTo(415);
		assertThat(resolved(response("/tickets", "post", "415")).at("/headers").propertyNames()).containsAll(
				answer.getHeaderNames().stream().filter((header) -> !OF_ALL_ANSWERS.contains(header)).toList());
	}

	@ParameterizedTest
	@CsvSource({ "POST, /calls, get", "GET, /callbacks/{account}/calls, post" })
	void givesTheMethodsThatAreAllowed(String method, String path, String operation) {
		String allowed = this.mvc.method(HttpMethod.valueOf(method))
			.uri(path, "default")
			.exchange()
			.getResponse()
			.getHeader("Allow");
		assertThat(resolved(response(path, operation, "405")).at("/headers/Allow/schema/example")
			.asString()
			.replace(" ", "")).isEqualTo(allowed);
	}

	@Test
	void describesTheHeaderThatLeadsToA304() {
		assertThat(operations().filter((operation) -> operation.at("/responses").has("304"))).hasSize(4)
			.allSatisfy(
					(operation) -> assertThat(stream(operation.at("/parameters")).map(OpenApiIntegrationTests::name))
						.contains("If-None-Match"));
	}

	@Test
	void describesTheHeadersThatChooseLanguageAndAge() {
		assertThat(operations())
			.allSatisfy((operation) -> assertThat(headersRead(operation).filter("Accept-Language"::equals)).hasSize(1));
		assertThat(operations().filter((operation) -> headersRead(operation).anyMatch("Cache-Control"::equals))
			.map((operation) -> operation.at("/operationId").asString()))
			.containsExactlyInAnyOrder("listCalls", "getCall", "summariseCalls");
	}

	private static Stream<String> headersRead(JsonNode operation) {
		return stream(operation.at("/parameters"))
			.filter((parameter) -> "header".equals(parameter.at("/in").asString()))
			.map(OpenApiIntegrationTests::name);
	}

	/** It is no parameter to be written by callers. */
	@Test
	void tellsOfTheParameterThatStandsForALongQuery() {
		assertThat(resolved(response("/calls", "get", "200")).at("/headers/Link/description").asString())
			.contains("`query`", "never `next`");
	}

	@Test
	void listsAnswersByStatus() {
		assertThat(operations()).allSatisfy(
				(operation) -> assertThat(operation.at("/responses").propertyNames().stream().toList()).isSorted()
					.endsWith("default"));
	}

	@Test
	void describesEachExampleInWords() {
		assertThat(operations().flatMap((operation) -> stream(operation.at("/responses")))
			.flatMap((response) -> Stream.of("/content", "/x-other-content")
				.flatMap((content) -> stream(resolved(response).at(content))))
			.flatMap((content) -> stream(content.at("/examples")))).isNotEmpty()
			.allSatisfy((example) -> assertThat(example.at("/description").asString()).contains(" ").endsWith("."));
	}

	@Test
	void describesPartsOfRecordingsLikeTheWhole() {
		assertThat(response("/recordings/{fileName}", "get", "206").at("/headers").propertyNames())
			.contains("Content-Range")
			.containsAll(response("/recordings/{fileName}", "get", "200").at("/headers").propertyNames());
	}

	@Test
	void prefillsNothingThatWouldFindNoCalls() {
		assertThat(operations().flatMap((operation) -> stream(operation.at("/parameters")))).allSatisfy((parameter) -> {
			assertThat(parameter.has("example")).isFalse();
			assertThat(parameter.has("examples")).isFalse();
			assertThat(parameter.at("/schema").has("example")).isFalse();
		});
	}

	/**
	 * A word that is added must not break clients: the words are known, and others
	 * allowed.
	 */
	private void assertWords(String name, List<String> words) {
		JsonNode schema = this.api.at("/components/schemas").path(name);
		assertThat(strings(schema.at("/x-extensible-enum"))).containsExactlyElementsOf(words);
		assertThat(schema.at("/type").asString()).isEqualTo("string");
		assertThat(schema.has("enum")).isFalse();
	}

	private Stream<JsonNode> parameters() {
		return stream(operation("/calls", "get").at("/parameters"))
			.filter((parameter) -> "query".equals(parameter.at("/in").asString()));
	}

	private Stream<JsonNode> operations() {
		return stream(this.api.at("/paths")).flatMap(OpenApiIntegrationTests::stream);
	}

	private JsonNode operation(String path, String method) {
		return this.api.at("/paths").path(path).path(method);
	}

	private JsonNode response(String path, String method, String status) {
		return operation(path, method).at("/responses").path(status);
	}

	private Stream<String> problems(JsonNode response) {
		return resolved(response).at("/content/application~1problem+json/examples").propertyNames().stream();
	}

	private JsonNode resolved(JsonNode node) {
		return node.has("$ref") ? this.api.at(node.at("/$ref").asString().substring(1)) : node;
	}

	private static String name(JsonNode parameter) {
		return parameter.at("/name").asString();
	}

	private static List<String> accepted(JsonNode parameter) {
		JsonNode schema = parameter.at("/schema");
		List<String> values = new ArrayList<>(strings(schema.at("/enum")));
		Stream.of("default", "minimum", "maximum").map(schema::get).forEach((value) -> {
			if (value != null) {
				values.add(value.asString());
			}
		});
		stream(schema.at("/examples"))
			.map((example) -> example.isArray() ? String.join(",", strings(example)) : example.asString())
			.forEach(values::add);
		return values;
	}

	private static List<String> refused(JsonNode parameter) {
		JsonNode schema = parameter.at("/schema");
		List<String> values = new ArrayList<>();
		if (schema.has("enum")) {
			values.add("nonsense");
		}
		if (schema.has("minimum")) {
			values.add(Long.toString(schema.get("minimum").asLong() - 1));
			values.add(Long.toString(schema.get("maximum").asLong() + 1));
		}
		if (schema.has("maxLength")) {
			values.add("1".repeat(schema.get("maxLength").asInt() + 1));
		}
		return values;
	}

	private static List<String> strings(JsonNode array) {
		return stream(array).filter((value) -> !value.isNull()).map(JsonNode::asString).toList();
	}

	private static Stream<JsonNode> stream(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false);
	}

	private String content(String path) throws IOException {
		return this.mvc.get().uri(path).exchange().getResponse().getContentAsString(StandardCharsets.UTF_8);
	}

}
