package io.cdrfacade.security.ticket;

import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.security.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What tickets open in mode {@code api-key}. There are no recordings, as there is no
 * platform.
 */
@WithFakePlatform
@TestPropertySource(properties = { "cdr.security.mode=api-key", "cdr.security.api-keys.reader.scopes=calls:read",
		"cdr.security.api-keys.reader.accounts=default",
		"cdr.security.api-keys.boss.scopes=calls:read,calls:consume,recordings:read,numbers:read,ops:read",
		"cdr.security.api-keys.boss.accounts=*", "cdr.security.api-keys.listener.scopes=recordings:read",
		"cdr.security.api-keys.listener.accounts=default", "cdr.security.api-keys.limited.scopes=calls:read",
		"cdr.security.api-keys.limited.accounts=*", "cdr.security.api-keys.limited.rate-limit.requests=3",
		"cdr.security.api-keys.limited.rate-limit.per=1h", "cdr.security.cors.allowed-origins=https://crm.example.com",
		"logging.level.io.cdrfacade=debug" })
@ExtendWith(OutputCaptureExtension.class)
class TicketAccessIntegrationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakePlatform platform;

	@Autowired
	private Turnable time;

	@DynamicPropertySource
	static void configureKeys(DynamicPropertyRegistry properties) {
		for (String name : new String[] { "reader", "boss", "listener", "limited" }) {
			properties.add("cdr.security.api-keys." + name + ".sha256", () -> Keys.sha256("key-of-" + name));
		}
	}

	@BeforeEach
	void emptyPlatform() {
		this.platform.reset();
	}

	@Test
	void makesATicket() throws Exception {
		MvcTestResult answer = ask("/recordings/a%20b.wav", "key-of-boss");
		assertThat(answer).hasStatus(HttpStatus.CREATED)
			.hasContentType(MediaType.APPLICATION_JSON)
			.hasHeader(HttpHeaders.CACHE_CONTROL, "no-store")
			.hasHeader("Referrer-Policy", "no-referrer");
		JsonNode body = json(answer);
		assertThat(body.propertyNames()).containsExactly("ticket", "expiresAt", "href");
		assertThat(body.at("/expiresAt").asString()).matches("2026-11-22T[0-9]{2}:[0-9]{2}:[0-9]{2}\\+08:00");
		assertThat(body.at("/href").asString())
			.isEqualTo("/recordings/a%20b.wav?ticket=" + body.at("/ticket").asString());
	}

	@Test
	void keepsTheQueryOfALink() throws Exception {
		JsonNode body = json(ask("/recordings/a.wav?account=berlin", "key-of-boss"));
		assertThat(body.at("/href").asString())
			.isEqualTo("/recordings/a.wav?account=berlin&ticket=" + body.at("/ticket").asString());
	}

	/** As a page does whose ticket has expired. */
	@Test
	void replacesTheTicketOfALink() throws Exception {
		String first = json(ask("/calls/export?format=csv", "key-of-reader")).at("/href").asString();
		String second = json(ask(first + "&bom=true", "key-of-reader")).at("/href").asString();
		assertThat(second).startsWith("/calls/export?format=csv&bom=true&ticket=").containsOnlyOnce("ticket=");
		assertThat(get(second, null, null)).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource({ "/calls/export, key-of-reader, /calls/export, 200",
			"/calls/export, key-of-reader, /calls/export?format=csv, 200",
			"/calls/export, key-of-reader, /calls/export?account=berlin, 403",
			"/calls/export, key-of-boss, /calls/export?account=berlin, 200",
			"/calls/export, key-of-reader, /calls/export?destination=13387525701, 403",
			"/calls/export, key-of-boss, /calls/export?destination=13387525701, 200",
			"/calls/export, key-of-boss, /calls/export?sort=id, 400", "/calls/export, key-of-boss, /calls, 401",
			"/calls/export, key-of-boss, /calls/changes, 401", "/calls/export, key-of-boss, /calls/summary, 401",
			"/calls/export, key-of-boss, /calls/export/, 401", "/calls/export, key-of-boss, /actuator/info, 401",
			"/calls/changes, key-of-boss, /calls/changes?cursor=none, 400",
			"/calls/changes, key-of-boss, /calls/export, 401",
			"/recordings/8001.wav, key-of-listener, /recordings/8001.wav, 503",
			"/recordings/8001.wav, key-of-listener, /recordings/%38001.wav, 503",
			"/recordings/8001.wav, key-of-listener, /recordings/8001.wav?delivery=redirect, 503",
			"/recordings/8001.wav, key-of-listener, /recordings/8002.wav, 401",
			"/recordings/8001.wav, key-of-listener, /recordings/8001.wav?account=berlin, 403",
			"/recordings/13387525701.wav, key-of-boss, /recordings/13387525701.wav, 503" })
	void opensItsPathWithTheRightsOfItsCaller(String path, String key, String uri, int status) throws Exception {
		String ticket = ticket(path, key);
		assertThat(get(uri, ticket, null)).hasStatus(status);
		assertThat(request(HttpMethod.HEAD, uri, ticket, null)).hasStatus(status);
	}

	/** A proxy that asks for a password passes it on. */
	@Test
	void opensItsPathBehindAPassword() throws Exception {
		assertThat(this.mvc.get()
			.uri("/calls/export?ticket=" + ticket("/calls/export", "key-of-reader"))
			.header(HttpHeaders.AUTHORIZATION, "Basic eDp5")).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource({ "/recordings/8001.wav, key-of-reader, 403", "/recordings/13387525701.wav, key-of-listener, 403",
			"/recordings/%313387525701.wav?account=berlin, key-of-listener, 403", "/calls/export, key-of-listener, 403",
			"/calls/changes, key-of-listener, 403", "/calls/changes, wrong, 401" })
	void makesNoTicketThatWouldOpenNothing(String path, String key, int status) {
		assertThat(ask(path, key)).hasStatus(status);
	}

	@ParameterizedTest
	@CsvSource({ "/recordings/8001.wav, key-of-reader", "/recordings/13387525701.wav, key-of-listener" })
	void refusesInTheWordsOfThePath(String path, String key) throws Exception {
		JsonNode refused = json(ask(path, key));
		JsonNode there = json(get(path, null, key));
		assertThat(refused.at("/code").asString()).isEqualTo("forbidden").isEqualTo(there.at("/code").asString());
		assertThat(refused.at("/detail").asString()).contains(":read`").isEqualTo(there.at("/detail").asString());
	}

	@Test
	void asksForCredentials() {
		assertThat(post("{\"path\":\"/calls/export\"}", null)).hasStatus(HttpStatus.UNAUTHORIZED)
			.containsHeader(HttpHeaders.WWW_AUTHENTICATE);
	}

	@Test
	void makesNoTicketForATicket() throws Exception {
		String ticket = ticket("/calls/export", "key-of-boss");
		assertThat(this.mvc.post()
			.uri("/tickets?ticket=" + ticket)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"path\":\"/calls/export\"}")).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"path\":null}", "{\"path\":\"\"}", "{\"path\":\"/calls\"}",
			"{\"path\":\"/calls/22670\"}", "{\"path\":\"https://evil.example.com/calls/export\"}", "{\"path\":5}",
			"{\"path\":true}", "{\"path\":\"/recordings/\\ud800.wav\"}", "{\"path\":[\"\\udc00\"]}", "{\"path\":{}}",
			"{\"path\":[\"/calls/export\"]}" })
	void listsTheAllowedPaths(String content) {
		MvcTestResult answer = post(content, "key-of-boss");
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("invalid-parameter");
		assertThat(answer).bodyJson().extractingPath("$.errors[0].parameter").isEqualTo("path");
		assertThat(answer).bodyJson()
			.extractingPath("$.errors[0].message")
			.isEqualTo("must be /calls/changes, /calls/export or /recordings/ with the name of a file");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "true", "{", "[]", "\"/calls/export\"", "\"\"", "5",
			"[{\"path\":\"/calls/export\"}]", "{\"path\":\"/calls/export\"}{}", "{\"path\":\"/calls/export\"} x",
			"{\"path\":\"/calls/export\",}", "{path:\"/calls/export\"}" })
	void refusesContentThatIsNoObject(String content) {
		MvcTestResult answer = post(content, "key-of-boss");
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("bad-request");
		assertThat(answer).bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The content must be one JSON object with the field `path`.");
	}

	@Test
	void namesTheFieldThatWasMeant() {
		MvcTestResult answer = post("{\"paht\":\"/calls/export\"}", "key-of-boss");
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST).bodyJson().extractingPath("$.errors").asArray().hasSize(2);
		assertThat(answer).bodyJson().extractingPath("$.errors[0].parameter").isEqualTo("paht");
		assertThat(answer).bodyJson()
			.extractingPath("$.errors[0].message")
			.isEqualTo("is not a field here; did you mean `path`?");
		assertThat(answer).bodyJson().extractingPath("$.errors[0].allowed").asArray().containsExactly("path");
		assertThat(answer).bodyJson().extractingPath("$.errors[1].parameter").isEqualTo("path");
	}

	@Test
	void listsAllFaultsOfTheQueryAndTheContent() {
		MvcTestResult answer = this.mvc.post()
			.uri("/tickets?size=1")
			.header("X-API-Key", "key-of-boss")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"lifetime\":60,\"ticket\":\"AAAA-secret\",\"path\":\"/calls\"}")
			.exchange();
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST).bodyText().doesNotContain("AAAA-secret");
		assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("invalid-parameter");
		assertThat(answer).bodyJson()
			.extractingPath("$.errors[*].parameter")
			.asArray()
			.containsExactlyInAnyOrder("size", "lifetime", "ticket", "path");
		assertThat(answer).bodyJson()
			.extractingPath("$.errors[*].message")
			.asArray()
			.contains("is not a field here", "is not a parameter here");
	}

	@Test
	void takesEachFieldOnlyOnce() {
		MvcTestResult answer = post("{\"path\":\"/calls\",\"path\":\"/calls/export\"}", "key-of-boss");
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
		assertThat(answer).bodyJson().extractingPath("$.errors[0].parameter").isEqualTo("path");
		assertThat(answer).bodyJson().extractingPath("$.errors[0].value").isEqualTo("/calls, /calls/export");
		assertThat(answer).bodyJson().extractingPath("$.errors[0].message").isEqualTo("must be given only once");
	}

	@Test
	void refusesTooMuchContent() {
		assertThat(post("{\"path\":\"/recordings/" + "a".repeat(20_000) + "\"}", "key-of-boss"))
			.hasStatus(HttpStatus.CONTENT_TOO_LARGE);
	}

	@ParameterizedTest
	@ValueSource(strings = { "gzip", "GZIP", "br", "identity, gzip", "utf-8" })
	void refusesContentWithACoding(String coding) {
		MvcTestResult answer = postCoded(coding);
		assertThat(answer).hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
			.hasHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
		assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("unsupported-media-type");
		assertThat(answer).bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("The content coding `%s` is not decoded. Send the content as it is, without `Content-Encoding`."
				.formatted(coding));
	}

	/** An answer must not grow with the request. */
	@Test
	void repeatsOnlyTheBeginningOfLongHeaders() {
		assertThat(postCoded("x".repeat(60_000))).bodyJson()
			.extractingPath("$.detail")
			.asString()
			.startsWith("The content coding `" + "x".repeat(64) + "…` is not decoded.");
		assertThat(this.mvc.post()
			.uri("/tickets")
			.header("X-API-Key", "key-of-boss")
			.contentType(new MediaType("text", "x".repeat(60_000)))
			.content("{}")
			.exchange()).hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.startsWith("Content-Type 'text/xxx")
			.endsWith("…")
			.hasSize(257);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "identity", "Identity , identity" })
	void takesContentThatIsPlainAfterAll(String coding) {
		assertThat(postCoded(coding)).hasStatus(HttpStatus.CREATED);
	}

	private MvcTestResult postCoded(String coding) {
		return this.mvc.post()
			.uri("/tickets")
			.header("X-API-Key", "key-of-boss")
			.header(HttpHeaders.CONTENT_ENCODING, coding)
			.contentType(MediaType.APPLICATION_JSON)
			.content("{\"path\":\"/calls/export\"}")
			.exchange();
	}

	@Test
	void refusesOtherMediaTypesMethodsAndParameters() {
		assertThat(this.mvc.post()
			.uri("/tickets")
			.header("X-API-Key", "key-of-boss")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.content("path=/calls/export")).hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
		assertThat(get("/tickets", null, "key-of-boss")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED)
			.hasHeader(HttpHeaders.ALLOW, "POST");
		assertThat(this.mvc.post()
			.uri("/tickets?path=/calls/export")
			.header("X-API-Key", "key-of-boss")
			.contentType(MediaType.APPLICATION_JSON)
			.content("{}")).hasStatus(HttpStatus.BAD_REQUEST);
	}

	@Test
	void endsAfterItsLifetime() throws Exception {
		String ticket = ticket("/calls/export", "key-of-boss");
		this.time.turn(Duration.ofMinutes(5).minusSeconds(2));
		assertThat(get("/calls/export", ticket, null)).hasStatusOk();
		this.time.turn(Duration.ofSeconds(3));
		MvcTestResult refused = get("/calls/export", ticket, null);
		assertThat(refused).hasStatus(HttpStatus.UNAUTHORIZED).containsHeader(HttpHeaders.WWW_AUTHENTICATE);
		assertThat(refused).bodyJson().extractingPath("$.code").isEqualTo("unauthenticated");
		assertThat(refused).bodyJson().extractingPath("$.detail").asString().contains("ticket", "/tickets");
		assertThat(refused).bodyJson().extractingPath("$.instance").isEqualTo("/calls/export");
	}

	@Test
	void letsCredentialsWin() throws Exception {
		String ticket = ticket("/calls/export", "key-of-boss");
		assertThat(get("/calls/export?account=berlin", ticket, "key-of-reader")).hasStatus(HttpStatus.FORBIDDEN);
		assertThat(get("/calls/export", ticket, "wrong")).hasStatus(HttpStatus.UNAUTHORIZED);
		assertThat(get("/calls/export", "wrong", "key-of-reader")).hasStatusOk();
		assertThat(this.mvc.get().uri("/calls/export?ticket=" + ticket).header(HttpHeaders.AUTHORIZATION, "Bearer no"))
			.hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@ParameterizedTest
	@ValueSource(strings = { "?ticket=wrong", "?ticket=%FF", "?ticket=a&ticket=b" })
	void refusesWrongTickets(String query) {
		assertThat(get("/calls/export" + query, null, null)).hasStatus(HttpStatus.UNAUTHORIZED);
	}

	@Test
	void treatsAnEmptyTicketLikeNone() {
		assertThat(get("/calls/export?ticket=", null, null)).hasStatus(HttpStatus.UNAUTHORIZED);
		assertThat(get("/calls/export?ticket=", null, "key-of-reader")).hasStatusOk();
	}

	@Test
	void countsTowardsTheLimitOfItsCaller() throws Exception {
		String ticket = ticket("/calls/export", "key-of-limited");
		assertThat(get("/calls/export", ticket, null)).hasStatusOk()
			.headers()
			.hasValue("RateLimit", "\"caller\";r=1;t=2400");
		assertThat(get("/calls/export", ticket, null)).hasStatusOk();
		assertThat(get("/calls/export", ticket, null)).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
		assertThat(get("/calls", null, "key-of-limited")).hasStatus(HttpStatus.TOO_MANY_REQUESTS);
	}

	@Test
	void isKnownToThreeEndpointsOnlyAndNeverEchoed() throws Exception {
		String ticket = ticket("/calls/export", "key-of-boss");
		MvcTestResult answer = get("/calls", ticket, "key-of-boss");
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST).bodyText().doesNotContain(ticket.substring(0, 20));
		assertThat(answer).bodyJson().extractingPath("$.errors[0].parameter").isEqualTo("ticket");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ticket", "tikcet", "access_token" })
	void isNotEchoedUnderAnotherNameEither(String name) throws Exception {
		String ticket = ticket("/calls/export", "key-of-boss");
		MvcTestResult answer = get("/calls/export?" + name + "=" + ticket, null, "key-of-boss");
		assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST).bodyText().doesNotContain(ticket.substring(0, 20));
		assertThat(answer).bodyJson().extractingPath("$.errors[0].parameter").isEqualTo(name);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "{\"Ticket\":\"AAAA-secret\"}", "{\"tikcet\":\"AAAA-secret\"}", "{\"token\":\"AAAA-secret\"}",
					"{\"path\":\"/calls?ticket=AAAA-secret\"}", "{\"url\":\"/calls/export?ticket=AAAA-secret\"}" })
	void isNotEchoedFromContent(String content) {
		assertThat(post(content, "key-of-boss")).hasStatus(HttpStatus.BAD_REQUEST)
			.bodyText()
			.doesNotContain("AAAA-secret");
	}

	@Test
	void staysOutOfLogsAndMetrics(CapturedOutput output) throws Exception {
		String ticket = ticket("/calls/export", "key-of-boss");
		assertThat(status("/calls/export?ticket=" + ticket)).isEqualTo(200);
		assertThat(status("/calls/export?size=1&ticket=" + ticket)).isEqualTo(400);
		assertThat(status("/calls/changes?ticket=" + ticket)).isEqualTo(401);
		assertThat(get("/actuator/prometheus", null, "key-of-boss")).bodyText().doesNotContain(ticket);
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(output.getAll()).contains("GET /calls/export 200", "GET /calls/export 400"));
		assertThat(output.getAll()).doesNotContain(ticket);
	}

	@Test
	void answersPreflights() {
		assertThat(this.mvc.options()
			.uri("/tickets")
			.header("Origin", "https://crm.example.com")
			.header("Access-Control-Request-Method", "POST")
			.header("Access-Control-Request-Headers", "Content-Type, X-API-Key")).hasStatusOk()
			.hasHeader("Access-Control-Allow-Origin", "https://crm.example.com")
			.hasHeader("Access-Control-Allow-Headers", "Content-Type, X-API-Key")
			.hasHeader("Access-Control-Allow-Methods", "GET,HEAD,POST");
	}

	private int status(String uri) throws IOException, InterruptedException {
		try (HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + uri)).build();
			return client.send(request, BodyHandlers.discarding()).statusCode();
		}
	}

	private MvcTestResult ask(String path, String key) {
		return post(JsonMapper.shared().createObjectNode().put("path", path).toString(), key);
	}

	private MvcTestResult post(String content, @Nullable String key) {
		var request = this.mvc.post().uri("/tickets").contentType(MediaType.APPLICATION_JSON).content(content);
		return ((key != null) ? request.header("X-API-Key", key) : request).exchange();
	}

	private String ticket(String path, String key) throws UnsupportedEncodingException {
		MvcTestResult answer = ask(path, key);
		assertThat(answer).hasStatus(HttpStatus.CREATED);
		return json(answer).at("/ticket").asString();
	}

	private static JsonNode json(MvcTestResult answer) throws UnsupportedEncodingException {
		return JsonMapper.shared().readTree(answer.getResponse().getContentAsString());
	}

	private MvcTestResult get(String uri, @Nullable String ticket, @Nullable String key) {
		return request(HttpMethod.GET, uri, ticket, key);
	}

	private MvcTestResult request(HttpMethod method, String uri, @Nullable String ticket, @Nullable String key) {
		String query = (ticket != null) ? (uri.contains("?") ? "&" : "?") + "ticket=" + ticket : "";
		var request = this.mvc.method(method).uri(URI.create(uri + query));
		return ((key != null) ? request.header("X-API-Key", key) : request).exchange();
	}

}
