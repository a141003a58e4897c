package io.cdrfacade.calls.list;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Http;
import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.web.Gate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The digests belong to {@code key-of-reader}, {@code key-of-boss} and
 * {@code key-of-limited}.
 */
@WithFakePlatform
@TestPropertySource(properties = { "cdr.cache.max-weight=1MB", "cdr.summary.max-weight=1MB",
		"cdr.web.max-concurrent-requests=5", "cdr.security.mode=api-key",
		"cdr.security.api-keys.reader.scopes=calls:read", "cdr.security.api-keys.reader.accounts=default",
		"cdr.security.api-keys.reader.sha256=36b25be79ab228d4616570f70a8298442d5a6b0b8a018d5324989f475ac43887",
		"cdr.security.api-keys.limited.scopes=calls:read", "cdr.security.api-keys.limited.accounts=default",
		"cdr.security.api-keys.limited.rate-limit.requests=4", "cdr.security.api-keys.limited.rate-limit.per=1h",
		"cdr.security.api-keys.limited.sha256=5d0bfa399e99907ef1e3a9c6aadafb9bce2607ac7c65d58286dadd0d478601c8",
		"cdr.security.cors.allowed-origins=https://crm.example.com,https://shop.example.com",
		"cdr.security.api-keys.boss.scopes=calls:read,numbers:read", "cdr.security.api-keys.boss.accounts=*",
		"cdr.security.api-keys.boss.sha256=8113d3fe37ba79a9c85c0530fb8675657794320c846f7f5c72be82c83293eda0" })
@Timeout(60)
@ExtendWith(OutputCaptureExtension.class)
class CachedCallsIntegrationTests {

	/** Requests that may ask the platform at once. */
	private static final int LIMIT = 4;

	private static final AtomicInteger TESTS = new AtomicInteger();

	@LocalServerPort
	private int port;

	@Autowired
	private FakePlatform platform;

	@Autowired
	private Turnable ticker;

	@Autowired
	private MeterRegistry registry;

	private Http http;

	/** Another one for each test, as answers are kept. */
	private String path = "";

	private String closed = "";

	@BeforeEach
	void forgetEverything() {
		this.platform.reset();
		this.platform.answers(101, CdrFixture.DOCUMENTED);
		this.ticker.turn(Duration.ofHours(12));
		this.http = Http.to(this.port);
		this.path = "/calls?size=7&extension=" + TESTS.incrementAndGet();
		this.closed = this.path + "&from=2026-01-01&to=2026-01-02";
	}

	@Test
	void answersARepeatedRequestAlike() throws Exception {
		get("boss", this.path);
		HttpResponse<String> first = get("boss", this.path);
		HttpResponse<String> repeated = get("boss", this.path);
		assertThat(repeated.statusCode()).isEqualTo(200);
		assertThat(repeated.body()).isEqualTo(first.body());
		assertThat(headers(repeated)).isEqualTo(headers(first)).containsKeys("etag", "link", "vary", "age");
		assertThat(repeated.headers().firstValue("Cache-Status")).contains("cdr-facade; hit; ttl=5");
	}

	@Test
	void answers304ToAKnownTag() throws Exception {
		String tag = repeat("boss", this.path).headers().firstValue("ETag").orElseThrow();
		HttpResponse<String> known = get("boss", this.path, "If-None-Match", tag);
		assertThat(known.statusCode()).isEqualTo(304);
		assertThat(known.body()).isEmpty();
		assertThat(known.headers().firstValue("ETag")).contains(tag);
	}

	@Test
	void tellsTheAgeOfAnAnswer() throws Exception {
		repeat("boss", this.path);
		this.ticker.turn(Duration.ofMillis(3500));
		HttpResponse<String> later = get("boss", this.path);
		assertThat(later.headers().firstValue("Cache-Status")).contains("cdr-facade; hit; ttl=1");
		assertThat(later.headers().firstValue("Age")).contains("3");
		this.ticker.turn(Duration.ofMillis(1500));
		HttpResponse<String> stale = get("boss", this.path);
		assertThat(stale.headers().firstValue("Cache-Status")).contains("cdr-facade; fwd=miss; stored");
	}

	@ParameterizedTest
	@CsvSource({ "Cache-Control, no-cache, 200", "Accept, text/html, 406", "Accept, application/json;q=0, 406" })
	void readsOtherHeadersEachTime(String header, String value, int status) throws Exception {
		repeat("boss", this.path);
		HttpResponse<String> other = get("boss", this.path, header, value);
		assertThat(other.statusCode()).isEqualTo(status);
		assertThat(other.headers().firstValue("Cache-Status").orElse("")).doesNotContain("hit");
	}

	@Test
	void refusesUnknownCallers() throws Exception {
		repeat("boss", this.path);
		HttpResponse<String> refused = get("nobody", this.path);
		assertThat(refused.statusCode()).isEqualTo(401);
		assertThat(refused.headers().firstValue("Cache-Status")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "*/*", "application/json", "application/json, text/plain, */*" })
	void servesAKeptAnswerForEachAcceptHeader(String accept) throws Exception {
		repeat("boss", this.path);
		assertThat(get("boss", this.path, "Accept", accept).statusCode()).isEqualTo(200);
	}

	@Test
	void keepsCallersApart() throws Exception {
		assertThat(repeat("boss", this.path).body()).contains("13387525701");
		assertThat(repeat("reader", this.path).body()).doesNotContain("13387525701");
		assertThat(repeat("boss", this.path).body()).contains("13387525701");
		String elsewhere = this.path + "&account=berlin";
		assertThat(repeat("boss", elsewhere).statusCode()).isEqualTo(200);
		assertThat(get("reader", elsewhere).statusCode()).isEqualTo(403);
	}

	@Test
	void countsHitsTowardsTheRateLimit() throws Exception {
		double hits = hits();
		assertThat(repeat("limited", this.closed).headers().firstValue("RateLimit").orElse(""))
			.startsWith("\"caller\";r=1;");
		HttpResponse<String> last = get("limited", this.closed);
		assertThat(last.headers().allValues("RateLimit")).singleElement().asString().startsWith("\"caller\";r=0;");
		assertThat(last.headers().allValues("RateLimit-Policy")).containsExactly("\"caller\";q=4;w=3600");
		HttpResponse<String> tooMuch = get("limited", this.closed);
		assertThat(tooMuch.statusCode()).isEqualTo(429);
		assertThat(tooMuch.body()).contains("quota-exceeded");
		assertThat(headers(tooMuch)).containsKeys("retry-after", "x-content-type-options");
		assertThat(hits()).isEqualTo(hits + 3);
	}

	private double hits() {
		return this.registry.get("cdr.cache.requests").tag("result", "hit").counter().count();
	}

	@Test
	void keepsOriginsApart() throws Exception {
		String crm = "https://crm.example.com";
		HttpResponse<String> first = get("boss", this.closed, "Origin", crm);
		get("boss", this.closed, "Origin", crm);
		HttpResponse<String> repeated = get("boss", this.closed, "Origin", crm);
		assertThat(repeated.headers().allValues("Access-Control-Allow-Origin")).containsExactly(crm);
		assertThat(headers(repeated)).containsAllEntriesOf(filterHeaders(first));
		assertThat(get("boss", this.closed).headers().map()).doesNotContainKey("access-control-allow-origin");
		assertThat(get("boss", this.closed, "Origin", "https://shop.example.com").headers()
			.allValues("Access-Control-Allow-Origin")).containsExactly("https://shop.example.com");
		assertThat(get("boss", this.closed, "Origin", "https://evil.example.com").statusCode()).isEqualTo(403);
	}

	private static Map<String, List<String>> filterHeaders(HttpResponse<?> answer) {
		Map<String, List<String>> headers = headers(answer);
		headers.keySet().removeAll(List.of("cache-status", "age"));
		return headers;
	}

	@ParameterizedTest
	@CsvSource({ "HEAD, 200, true", "POST, 405, false" })
	void servesReadingMethodsOnly(String method, int status, boolean hit) throws Exception {
		repeat("boss", this.path);
		HttpResponse<String> other = send(method, "boss", this.path);
		assertThat(other.statusCode()).isEqualTo(status);
		assertThat(other.headers().firstValue("Cache-Status").orElse("").contains("; hit;")).isEqualTo(hit);
	}

	@Test
	void asksAgainOnDemand() throws Exception {
		HttpResponse<String> first = get("boss", this.closed, "Cache-Control", "no-cache");
		this.platform.answers(99, CdrFixture.DOCUMENTED);
		HttpResponse<String> repeated = get("boss", this.closed, "Cache-Control", "no-cache");
		assertThat(this.platform.questions()).hasSize(2);
		assertThat(repeated.body()).isEqualTo(first.body().replace("\"totalItems\":101", "\"totalItems\":99"));
		assertThat(repeated.headers().firstValue("Cache-Status")).contains("cdr-facade; fwd=request; stored");
		assertThat(repeated.headers().firstValue("Link").orElseThrow()).contains("page=15>; rel=\"last\"");
		assertThat(first.headers().firstValue("Link").orElseThrow()).contains("page=15>; rel=\"last\"");
		assertThat(get("boss", this.closed).headers().firstValue("Cache-Status").orElse("")).contains("; hit;");
	}

	@Test
	void failsTheSameWayEachTime(CapturedOutput output) throws Exception {
		fail("Rejected");
		HttpResponse<String> first = get("boss", this.closed);
		this.platform.answers(101, CdrFixture.DOCUMENTED);
		get("boss", this.closed);
		fail("Rejected");
		HttpResponse<String> repeated = get("boss", this.closed, "Cache-Control", "no-cache");
		assertThat(repeated.statusCode()).isEqualTo(502).isEqualTo(first.statusCode());
		assertThat(withoutTrace(repeated)).isEqualTo(withoutTrace(first)).contains("upstream-rejected");
		assertThat(headers(repeated)).isEqualTo(headers(first));
		assertThat(output.toString().lines().filter((line) -> line.contains(" failed: upstream-rejected"))).hasSize(2)
			.allSatisfy((line) -> assertThat(line).contains("[boss]").containsPattern("\\[[0-9a-f]{32}]"));
	}

	private void fail(String fault) {
		this.platform.answers((query) -> {
			throw PlatformFaultsFixture.fault(fault);
		});
	}

	private static String withoutTrace(HttpResponse<String> problem) {
		return problem.body().replaceAll("[0-9a-f]{32}", "");
	}

	@Test
	void servesStaleAnswersWhileThePlatformFails() throws Exception {
		get("boss", this.closed);
		this.ticker.turn(Duration.ofHours(1));
		fail("Unreachable");
		HttpResponse<String> stale = get("boss", this.closed);
		assertThat(stale.statusCode()).isEqualTo(200);
		assertThat(stale.headers().firstValue("Cache-Status").orElse("")).contains("fwd=stale");
	}

	/** Answers are kept of pages, and of days that a summary counts. */
	@ParameterizedTest
	@CsvSource({ "/calls, /calls", "/calls, /calls/summary", "/calls/summary, /calls",
			"/calls/summary, /calls/summary" })
	void servesAKeptAnswerWhileAllPermitsAreTaken(String kept, String asking) throws Exception {
		String range = "?from=2026-01-01&to=2026-01-02&extension=" + TESTS.incrementAndGet();
		this.platform.answers((query) -> new CdrPage(List.of(), 0));
		assertThat(repeat("boss", kept + range).statusCode()).isEqualTo(200);
		Gate gate = new Gate();
		this.platform.answers(gate::answer);
		Awaitility.await().until(() -> this.registry.get("cdr.web.requests.active").gauge().value() == 0);
		List<CompletableFuture<HttpResponse<String>>> waiting = IntStream.range(0, LIMIT)
			.mapToObj((i) -> this.http.getLater(asking + range + "0" + i, "X-API-Key", "key-of-boss"))
			.toList();
		gate.awaitArrivals(LIMIT);
		assertThat(get("boss", kept + range).statusCode()).isEqualTo(200);
		assertThat(get("boss", kept + range, "Cache-Control", "no-cache").statusCode()).isEqualTo(503);
		gate.open();
		for (CompletableFuture<HttpResponse<String>> answer : waiting) {
			assertThat(answer.get().statusCode()).isEqualTo(200);
		}
	}

	@Test
	void measuresHitsLikeOtherRequests() throws Exception {
		long before = measured();
		get("boss", this.path);
		get("boss", this.path);
		get("boss", this.path);
		Awaitility.await().untilAsserted(() -> assertThat(measured() - before).isEqualTo(3));
	}

	private long measured() {
		return this.registry.find("http.server.requests")
			.tags("uri", "/calls", "account", "default", "status", "200")
			.timers()
			.stream()
			.mapToLong((timer) -> timer.count())
			.sum();
	}

	/** The third of three comes from the cache. */
	private HttpResponse<String> repeat(String caller, String path) throws IOException, InterruptedException {
		get(caller, path);
		get(caller, path);
		return get(caller, path);
	}

	private HttpResponse<String> get(String caller, String path, String... headers)
			throws IOException, InterruptedException {
		return send("GET", caller, path, headers);
	}

	private HttpResponse<String> send(String method, String caller, String path, String... headers)
			throws IOException, InterruptedException {
		String[] all = Arrays.copyOf(headers, headers.length + 2);
		all[headers.length] = "X-API-Key";
		all[headers.length + 1] = "key-of-" + caller;
		return this.http.send(method, path, all);
	}

	private static Map<String, List<String>> headers(HttpResponse<?> answer) {
		Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
		headers.remove("date");
		return headers;
	}

}
