package io.cdrfacade.security;

import java.net.URI;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.security.limit.RateLimit;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who may do what in mode {@code api-key}. The digests belong to the keys named in the
 * tests. There are no recordings, as there is no platform.
 */
@WithFakePlatform
@TestPropertySource(properties = { "cdr.security.mode=api-key", "cdr.security.api-keys.reader.scopes=calls:read",
		"cdr.security.api-keys.reader.accounts=default",
		"cdr.security.api-keys.reader.sha256=" + ApiKeyAccessIntegrationTests.READER_DIGEST,
		"cdr.security.api-keys.operator.scopes=ops:read", "cdr.security.api-keys.operator.accounts=*",
		"cdr.security.api-keys.operator.sha256=" + ApiKeyAccessIntegrationTests.OPERATOR_DIGEST,
		"cdr.security.api-keys.boss.scopes=calls:read,calls:consume,recordings:read,numbers:read,ops:read",
		"cdr.security.api-keys.boss.accounts=*",
		"cdr.security.api-keys.boss.sha256=" + ApiKeyAccessIntegrationTests.BOSS_DIGEST,
		"cdr.security.api-keys.listener.scopes=recordings:read", "cdr.security.api-keys.listener.accounts=default",
		"cdr.security.api-keys.listener.sha256=" + ApiKeyAccessIntegrationTests.LISTENER_DIGEST,
		"cdr.security.api-keys.boss.rate-limit.requests=1000", "cdr.security.api-keys.limited.scopes=calls:read",
		"cdr.security.api-keys.limited.accounts=*", "cdr.security.api-keys.limited.rate-limit.requests=2",
		"cdr.security.api-keys.limited.rate-limit.per=1h",
		"cdr.security.api-keys.limited.sha256=" + ApiKeyAccessIntegrationTests.LIMITED_DIGEST,
		"cdr.security.cors.allowed-origins=https://crm.example.com" })
class ApiKeyAccessIntegrationTests {

	/** Digest of {@code key-of-reader}. */
	static final String READER_DIGEST = "36b25be79ab228d4616570f70a8298442d5a6b0b8a018d5324989f475ac43887";

	/** Digest of {@code key-of-operator}. */
	static final String OPERATOR_DIGEST = "80b667cb640b631e93bd689858ddff7620372c82820a34b2b987455b4e56aeb9";

	/** Digest of {@code key-of-boss}. */
	static final String BOSS_DIGEST = "8113d3fe37ba79a9c85c0530fb8675657794320c846f7f5c72be82c83293eda0";

	/** Digest of {@code key-of-listener}. */
	static final String LISTENER_DIGEST = "c060d860e1df9ef133e2bfa4bb46c45c8281c4e5fa01e0e441956e76bf800242";

	/** Digest of {@code key-of-limited}. */
	static final String LIMITED_DIGEST = "5d0bfa399e99907ef1e3a9c6aadafb9bce2607ac7c65d58286dadd0d478601c8";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakePlatform platform;

	@BeforeEach
	void emptyPlatform() {
		this.platform.reset();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", value = { "/calls, none, 401", "/calls, wrong, 401", "/calls, key-of-reader, 200",
			"/calls, key-of-operator, 403", "/calls, key-of-boss, 200", "/calls?account=berlin, key-of-reader, 403",
			"/calls?account=berlin, key-of-boss, 200", "/calls?account=nobody, key-of-reader, 404",
			"/calls?sync=unread, key-of-reader, 403", "/calls?sync=unread, key-of-boss, 200",
			"/calls?number=13387525701, key-of-reader, 403", "/calls?number=13387525701, key-of-boss, 200",
			"/calls?extension=13912345678, key-of-reader, 403", "/calls?extension=13912345678, key-of-boss, 200",
			"/calls?extension=8001&extension=5550123, key-of-reader, 403",
			"/calls?extension=8001&extension=555012, key-of-reader, 200",
			"/calls/export?extension=13912345678, key-of-reader, 403",
			"/calls/summary?extension=13912345678, key-of-reader, 403",
			"/calls/changes?extension=13912345678, key-of-reader, 403",
			"/calls/export?number=13387525701, key-of-reader, 403",
			"/calls/summary?number=13387525701, key-of-reader, 403",
			"/calls/changes?number=13387525701, key-of-reader, 403", "/calls/1, none, 401",
			"/calls/1, key-of-operator, 403", "/calls/1, key-of-reader, 404",
			"/calls/1?account=berlin, key-of-reader, 403", "/calls?destination=13387525701, key-of-reader, 403",
			"/calls?destination=13387525701, key-of-boss, 200", "/recordings/8001.wav, none, 401",
			"/recordings/8001.wav, key-of-reader, 403", "/recordings/8001.wav, key-of-listener, 503",
			"/recordings/13387525701.wav, key-of-listener, 403", "/recordings/13387525701.wav, key-of-boss, 503",
			"/recordings/8001.wav?account=berlin, key-of-listener, 403", "/calls?size=0, none, 401",
			"/calls?size=0, key-of-reader, 400", "/actuator/health, none, 200", "/actuator/health/liveness, none, 200",
			"/actuator/info, none, 401", "/actuator/info, key-of-reader, 403", "/actuator/info, key-of-operator, 200",
			"/v3/api-docs, none, 200", "/v3/api-docs.yaml, none, 200", "/swagger-ui/index.html, none, 200",
			"/problems/forbidden, none, 200", "/nothing, none, 401", "/nothing, key-of-reader, 404",
			"/calls/, none, 401", "/CALLS, none, 401", "/calls;x=y, none, 400" })
	void grants(String uri, @Nullable String key, int status) {
		assertThat(get(uri, key)).hasStatus(status);
	}

	@ParameterizedTest
	@CsvSource({ "Bearer key-of-operator, 200", "bearer key-of-operator, 200", "Bearer key-of-reader, 403",
			"Bearer wrong, 401", "Bearer, 401", "Basic key-of-operator, 401" })
	void takesTheKeyAsABearerTokenToo(String authorization, int status) {
		assertThat(this.mvc.get().uri("/actuator/info").header(HttpHeaders.AUTHORIZATION, authorization))
			.hasStatus(status);
	}

	@Test
	void doesNotAskThePlatformForRefusedCallers() {
		get("/calls", null);
		get("/calls", "wrong");
		get("/calls?sync=unread", "key-of-reader");
		get("/calls?account=berlin", "key-of-reader");
		assertThat(this.platform.questions()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "wrong" })
	void refusesWithAProblemThatTellsHowToAuthenticate(String key) {
		MvcTestResult answer = get("/calls", key);
		assertThat(answer).hasStatus(HttpStatus.UNAUTHORIZED)
			.hasContentType("application/problem+json")
			.containsHeader(HttpHeaders.WWW_AUTHENTICATE);
		assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo("unauthenticated");
		assertThat(answer).bodyJson().extractingPath("$.detail").asString().contains("X-API-Key");
	}

	@ParameterizedTest
	@CsvSource({ "/calls, key-of-operator, calls:read, operator",
			"/recordings/1.wav, key-of-reader, recordings:read, reader",
			"/actuator/info, key-of-reader, ops:read, reader" })
	void namesTheScopeThatAPathNeeds(String uri, String key, String scope, String caller) {
		assertThat(get(uri, key)).bodyJson()
			.extractingPath("$.detail")
			.isEqualTo("This needs the scope `%s`, which has not been granted to `%s`.".formatted(scope, caller));
	}

	@Test
	void namesTheScopeThatIsMissing() {
		assertThat(get("/calls?sync=unread", "key-of-reader")).bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("calls:consume", "reader");
	}

	@Test
	void masksNumbersWithoutTheScope() {
		this.platform.answers(1, CdrFixture.DOCUMENTED);
		assertThat(get("/calls", "key-of-reader")).bodyJson()
			.extractingPath("$.items[0].destination")
			.isEqualTo("133****5701");
		assertThat(get("/calls", "key-of-boss")).bodyJson()
			.extractingPath("$.items[0].destination")
			.isEqualTo("13387525701");
	}

	@ParameterizedTest
	@CsvSource({ "/calls, $.items[0].extension", "/calls?sort=id&from=2019-09-27&to=2019-09-28, $.items[0].extension",
			"/calls/22670?at=2019-09-27T06:58:37Z, $.extension",
			"/calls/summary?groupBy=extension&from=2019-09-27&to=2019-09-28, $.groups[0].key" })
	void masksExtensionsThatMayBeNumbers(String uri, String path) {
		this.platform.answers(1, CdrFixture.MOBILE_EXTENSION);
		assertThat(get(uri, "key-of-reader")).bodyJson().extractingPath(path).isEqualTo("139****5678");
		assertThat(get(uri, "key-of-boss")).bodyJson().extractingPath(path).isEqualTo("13912345678");
	}

	@Test
	void limitsACallerAndSaysSo() {
		assertThat(get("/calls", "key-of-limited")).hasStatusOk()
			.hasHeader("RateLimit-Policy", "\"caller\";q=2;w=3600")
			.headers()
			.hasValue("RateLimit", "\"caller\";r=1;t=1800");
		assertThat(get("/calls", "key-of-limited")).hasStatusOk();
		MvcTestResult refused = get("/calls", "key-of-limited");
		assertThat(refused).hasStatus(HttpStatus.TOO_MANY_REQUESTS).containsHeader(HttpHeaders.RETRY_AFTER);
		assertThat(refused).bodyJson().extractingPath("$.code").isEqualTo("quota-exceeded");
		assertThat(get("/calls", "key-of-reader")).hasStatusOk().doesNotContainHeader("RateLimit");
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/v3/api-docs" })
	void countsNoProbesAndDescriptions(String path) {
		for (int i = 0; i < 5; i++) {
			assertThat(get(path, "key-of-limited")).hasStatusOk().doesNotContainHeader("RateLimit");
		}
	}

	@Test
	void letsOnlyAllowedOriginsReadAnswers() {
		assertThat(this.mvc.get()
			.uri("/calls")
			.header("X-API-Key", "key-of-reader")
			.header("Origin", "https://crm.example.com")).hasStatusOk()
			.hasHeader("Access-Control-Allow-Origin", "https://crm.example.com")
			.containsHeader("Access-Control-Expose-Headers");
		assertThat(this.mvc.get()
			.uri("/calls")
			.header("X-API-Key", "key-of-reader")
			.header("Origin", "https://evil.example.com")).doesNotContainHeader("Access-Control-Allow-Origin");
	}

	@Test
	void answersPreflightsWithoutAKey() {
		assertThat(this.mvc.options()
			.uri("/calls")
			.header("Origin", "https://crm.example.com")
			.header("Access-Control-Request-Method", "GET")
			.header("Access-Control-Request-Headers", "X-API-Key")).hasStatusOk()
			.hasHeader("Access-Control-Allow-Headers", "X-API-Key");
	}

	@Test
	void setsSecurityHeadersAndNoCookie() {
		assertThat(get("/calls", "key-of-reader")).hasHeader("X-Content-Type-Options", "nosniff")
			.hasHeader("X-Frame-Options", "DENY")
			.hasHeader("Referrer-Policy", "no-referrer")
			.containsHeader("Content-Security-Policy")
			.doesNotContainHeader("Set-Cookie");
	}

	@Test
	void describesTheKeyInTheApiDescription() {
		assertThat(get("/v3/api-docs", null)).bodyJson()
			.extractingPath("$.components.securitySchemes.apiKey.name")
			.isEqualTo("X-API-Key");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calls/export", "/calls/changes", "/recordings/{fileName}" })
	void describesThatATicketIsEnough(String path) {
		MvcTestResult description = get("/v3/api-docs", null);
		assertThat(description).bodyJson()
			.extractingPath("$.components.securitySchemes.ticket")
			.asMap()
			.contains(Map.entry("in", "query"), Map.entry("name", "ticket"));
		assertThat(description).bodyJson()
			.extractingPath("$.paths['" + path + "'].get.security")
			.isEqualTo(List.of(Map.of("apiKey", List.of()), Map.of("ticket", List.of())));
		assertThat(description).bodyJson().doesNotHavePath("$.paths['/calls'].get.security");
	}

	@Test
	void describesThatThePlatformNeedsNoKey() {
		assertThat(get("/v3/api-docs", null)).bodyJson()
			.extractingPath("$.paths['/callbacks/{account}/calls'].post.security")
			.asArray()
			.isEmpty();
	}

	private MvcTestResult get(String uri, @Nullable String key) {
		var request = this.mvc.get().uri(URI.create(uri));
		return ((key != null) ? request.header("X-API-Key", key) : request).exchange();
	}

}
