package io.cdrfacade.calls;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.Filter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Http;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.platform.Turnable;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
@TestPropertySource(properties = { "cdr.cache.max-weight=1MB", "cdr.web.max-concurrent-requests=300" })
@Import(AnswerCacheIntegrationTests.Arrivals.class)
@Timeout(60)
class AnswerCacheIntegrationTests {

	private static final String CLOSED = "/calls?from=2026-01-01&to=2026-01-02";

	private static final int CROWD = 200;

	@LocalServerPort
	private int port;

	@Autowired
	private FakePlatform platform;

	@Autowired
	private Turnable ticker;

	@Autowired
	private Arrivals arrivals;

	@Autowired
	private MeterRegistry registry;

	private Http http;

	@BeforeEach
	void forgetEverything() {
		this.http = Http.to(this.port);
		this.platform.reset();
		this.platform.answers(101, CdrFixture.DOCUMENTED);
		this.ticker.turn(Duration.ofHours(12));
	}

	@Test
	void answersFromTheCache() throws Exception {
		HttpResponse<String> first = get("/calls");
		assertThat(first.statusCode()).isEqualTo(200);
		assertHeaders(first, "cdr-facade; fwd=miss; stored", "private, max-age=5", "");
		this.ticker.turn(Duration.ofMillis(2500));
		HttpResponse<String> second = get("/calls");
		assertHeaders(second, "cdr-facade; hit; ttl=2", "private, max-age=5", "2");
		assertThat(second.body()).isEqualTo(first.body()).contains("22670");
		for (String name : List.of("Content-Type", "Content-Length", "ETag", "Link", "Vary")) {
			assertThat(header(second, name)).isNotEmpty().isEqualTo(header(first, name));
		}
		assertThat(this.platform.questions()).hasSize(1);
	}

	@Test
	void asksAgainOnceAnAnswerHasExpired() throws Exception {
		String link = header(get("/calls"), "Link");
		this.ticker.turn(Duration.ofSeconds(5));
		HttpResponse<String> later = get("/calls");
		assertHeaders(later, "cdr-facade; fwd=miss; stored", "private, max-age=5", "");
		assertThat(header(later, "Link")).isNotEqualTo(link);
		assertThat(this.platform.questions()).hasSize(2);
	}

	@Test
	void keepsTheRangeOfAnAnswerInItsLinks() throws Exception {
		String link = header(get("/calls"), "Link");
		this.ticker.turn(Duration.ofSeconds(4));
		assertThat(header(get("/calls"), "Link")).isEqualTo(link);
	}

	@Test
	void keepsSettledRangesForLong() throws Exception {
		assertHeaders(get(CLOSED), "cdr-facade; fwd=miss; stored", "private, max-age=3600", "");
		this.ticker.turn(Duration.ofMinutes(59));
		assertHeaders(get(CLOSED), "cdr-facade; hit; ttl=60", "private, max-age=3600", "3540");
		this.ticker.turn(Duration.ofMinutes(1));
		assertHeaders(get(CLOSED), "cdr-facade; fwd=miss; stored", "private, max-age=3600", "");
	}

	@Test
	void keepsMarksBriefly() throws Exception {
		assertThat(header(get(CLOSED + "&sync=read"), "Cache-Control")).isEqualTo("private, max-age=5");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/calls?extension=1&extension=2 | /calls?extension=2,1
			/calls                         | /calls?zone=Asia/Shanghai&account=default&page=1&direction=all
			/calls?to=2026-01-02           | /calls?from=2025-12-31T16:00:00Z&to=2026-01-01T16:00:00.000Z
			""")
	void sharesAnswersOfEqualQueries(String one, String other) throws Exception {
		get(one);
		assertThat(status(get(other))).startsWith("cdr-facade; hit");
	}

	@ParameterizedTest
	@ValueSource(strings = { "account=berlin", "zone=UTC", "page=2", "size=49", "extension=1", "sync=read" })
	void sharesNoAnswersOfOtherQueries(String query) throws Exception {
		get("/calls");
		assertThat(status(get("/calls?" + query))).isEqualTo("cdr-facade; fwd=miss; stored");
	}

	@Test
	void linksToTheHostOfEachRequest() throws Exception {
		assertThat(header(get("/calls"), "Link")).contains("<http://127.0.0.1:" + this.port + "/calls?");
		RawHttp.Answer other = RawHttp.send(this.port, "GET /calls HTTP/1.1");
		assertThat(other.header("cache-status")).startsWith("cdr-facade; hit");
		assertThat(other.header("link")).contains("<http://cdr.example.com/calls?").doesNotContain("127.0.0.1");
	}

	@Test
	void keepsNoFaults() throws Exception {
		fail("Failed");
		assertThat(get("/calls").statusCode()).isEqualTo(502);
		assertThat(get("/calls").statusCode()).isEqualTo(502);
		this.platform.answers(1);
		assertHeaders(get("/calls"), "cdr-facade; fwd=miss; stored", "private, max-age=5", "");
		assertThat(this.platform.questions()).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Unreachable", "Busy", "TimedOut", "Failed", "Malformed" })
	void usesAStaleAnswerWhileThePlatformFails(String fault) throws Exception {
		HttpResponse<String> good = get("/calls");
		fail(fault);
		this.ticker.turn(Duration.ofSeconds(17));
		HttpResponse<String> stale = get("/calls");
		assertThat(stale.statusCode()).isEqualTo(200);
		assertHeaders(stale, "cdr-facade; fwd=stale; ttl=-12", "private, max-age=0", "17");
		assertThat(stale.body()).isEqualTo(good.body());
		assertThat(header(stale, "Link")).isEqualTo(header(good, "Link"));
		assertThat(header(stale, "ETag")).isEqualTo(header(good, "ETag"));
		assertThat(this.platform.questions()).hasSize(2);
	}

	@Test
	void usesNoAnswerThatIsTooStale() throws Exception {
		get("/calls");
		fail("TimedOut");
		this.ticker.turn(Duration.ofMinutes(10).plusSeconds(4));
		assertThat(get("/calls").statusCode()).isEqualTo(200);
		this.ticker.turn(Duration.ofSeconds(1));
		assertThat(get("/calls").statusCode()).isEqualTo(504);
	}

	@Test
	void recoversWithThePlatform() throws Exception {
		get("/calls");
		fail("Unreachable");
		this.ticker.turn(Duration.ofMinutes(1));
		assertThat(status(get("/calls"))).startsWith("cdr-facade; fwd=stale");
		this.platform.answers(7);
		assertThat(get("/calls").body()).contains("\"totalItems\":7");
		assertThat(status(get("/calls"))).startsWith("cdr-facade; hit");
	}

	@ParameterizedTest
	@CsvSource({ "Rejected, 502", "NotAuthorised, 503" })
	void usesNoStaleAnswerWhenThePlatformRefuses(String fault, int status) throws Exception {
		get("/calls");
		fail(fault);
		this.ticker.turn(Duration.ofSeconds(5));
		assertThat(get("/calls").statusCode()).isEqualTo(status);
	}

	@ParameterizedTest
	@ValueSource(strings = { "%s", "W/%s", "\"x\", %s", "*" })
	void answers304IfNothingHasChanged(String known) throws Exception {
		HttpResponse<String> first = get("/calls");
		this.ticker.turn(Duration.ofSeconds(1));
		HttpResponse<String> second = get("/calls", "If-None-Match", known.formatted(header(first, "ETag")));
		assertThat(second.statusCode()).isEqualTo(304);
		assertThat(second.body()).isEmpty();
		assertHeaders(second, "cdr-facade; hit; ttl=4", "private, max-age=5", "1");
		for (String name : List.of("ETag", "Link", "Vary")) {
			assertThat(header(second, name)).isNotEmpty().isEqualTo(header(first, name));
		}
		assertThat(this.platform.questions()).hasSize(1);
	}

	@Test
	void answers304IfNothingHasChangedAfterAskingAgain() throws Exception {
		String tag = header(get("/calls"), "ETag");
		this.ticker.turn(Duration.ofSeconds(5));
		HttpResponse<String> same = get("/calls", "If-None-Match", tag);
		assertThat(same.statusCode()).isEqualTo(304);
		assertThat(status(same)).isEqualTo("cdr-facade; fwd=miss; stored");
		this.platform.answers(8);
		this.ticker.turn(Duration.ofSeconds(5));
		assertThat(get("/calls", "If-None-Match", tag).statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "no-cache", "max-age=0" })
	void asksThePlatformOnDemand(String demand) throws Exception {
		get("/calls");
		this.platform.answers(7);
		HttpResponse<String> demanded = get("/calls", "Cache-Control", demand);
		assertHeaders(demanded, "cdr-facade; fwd=request; stored", "private, max-age=5", "");
		HttpResponse<String> next = get("/calls");
		assertThat(status(next)).startsWith("cdr-facade; hit");
		assertThat(next.body()).isEqualTo(demanded.body()).contains("\"totalItems\":7");
	}

	@Test
	void usesNoKeptAnswerIfANewOneIsDemanded() throws Exception {
		get("/calls");
		fail("TimedOut");
		assertThat(get("/calls", "Cache-Control", "no-cache").statusCode()).isEqualTo(504);
		assertThat(status(get("/calls"))).startsWith("cdr-facade; hit");
	}

	@Test
	void storesNothingOnDemand() throws Exception {
		HttpResponse<String> first = get("/calls", "Cache-Control", "no-store");
		assertThat(status(first)).isEqualTo("cdr-facade; fwd=request");
		assertThat(status(get("/calls"))).isEqualTo("cdr-facade; fwd=miss; stored");
	}

	@Test
	void limitsTheAgeOnDemand() throws Exception {
		get("/calls");
		this.ticker.turn(Duration.ofSeconds(3));
		assertThat(status(get("/calls", "Cache-Control", "max-age=3"))).startsWith("cdr-facade; hit");
		assertThat(status(get("/calls", "Cache-Control", "max-age=2"))).startsWith("cdr-facade; fwd=miss");
	}

	@Test
	void neverCachesConsumingQueries() throws Exception {
		get("/calls");
		for (int i = 0; i < 2; i++) {
			HttpResponse<String> unread = get("/calls?sync=unread", "If-None-Match", "*");
			assertThat(unread.statusCode()).isEqualTo(200);
			assertHeaders(unread, "cdr-facade; fwd=bypass", "no-store", "");
			assertThat(unread.headers().firstValue("ETag")).isEmpty();
		}
		assertThat(this.platform.questions()).hasSize(3);
		fail("TimedOut");
		assertThat(get("/calls?sync=unread").statusCode()).isEqualTo(504);
	}

	@Test
	void neverSharesConsumingQueries() throws Exception {
		CountDownLatch both = new CountDownLatch(2);
		this.platform.answers((query) -> {
			both.countDown();
			await(both);
			return new CdrPage(List.of(), 0);
		});
		List<CompletableFuture<HttpResponse<String>>> requests = List.of(send("/calls?sync=unread"),
				send("/calls?sync=unread"));
		for (CompletableFuture<HttpResponse<String>> request : requests) {
			assertThat(request.get().statusCode()).isEqualTo(200);
		}
	}

	@Test
	void answersHead() throws Exception {
		HttpResponse<String> head = head("/calls");
		assertThat(head.body()).isEmpty();
		HttpResponse<String> get = get("/calls");
		assertThat(status(get)).startsWith("cdr-facade; hit");
		HttpResponse<String> again = head("/calls");
		assertThat(again.body()).isEmpty();
		for (String name : List.of("Content-Type", "Content-Length", "ETag", "Link", "Cache-Control")) {
			assertThat(header(head, name)).isNotEmpty().isEqualTo(header(get, name)).isEqualTo(header(again, name));
		}
		assertThat(this.platform.questions()).hasSize(1);
	}

	@Test
	void refusesOtherMediaTypesOfKeptAnswers() throws Exception {
		get("/calls");
		HttpResponse<String> html = get("/calls", "Accept", "text/html");
		assertThat(html.statusCode()).isEqualTo(406);
		assertThat(header(html, "Cache-Control")).isEqualTo("no-store");
		assertThat(html.headers().firstValue("Cache-Status")).isEmpty();
	}

	@Test
	void doesNotKeepLargeAnswers() throws Exception {
		this.platform.answers(1000, Collections.nCopies(1000, CdrFixture.DOCUMENTED).toArray(Cdr[]::new));
		assertThat(status(get("/calls?size=1000"))).isEqualTo("cdr-facade; fwd=miss");
		assertThat(status(get("/calls?size=1000"))).isEqualTo("cdr-facade; fwd=miss");
	}

	@Test
	void asksOnceForManyEqualRequests() throws Exception {
		CountDownLatch everyone = new CountDownLatch(CROWD);
		this.arrivals.count(everyone);
		this.platform.answers((query) -> {
			await(everyone);
			return new CdrPage(List.of(CdrFixture.DOCUMENTED), 1);
		});
		List<CompletableFuture<HttpResponse<String>>> crowd = IntStream.range(0, CROWD)
			.mapToObj((i) -> send("/calls"))
			.toList();
		List<HttpResponse<String>> answers = crowd.stream().map(CompletableFuture::join).toList();
		assertThat(answers).hasSize(CROWD).allSatisfy((answer) -> assertThat(answer.statusCode()).isEqualTo(200));
		assertThat(answers).extracting(HttpResponse::body).containsOnly(answers.getFirst().body());
		assertThat(answers).extracting(AnswerCacheIntegrationTests::status)
			.allMatch((status) -> status.matches("cdr-facade; (fwd=miss; (stored|collapsed)|hit; ttl=5)"))
			.containsOnlyOnce("cdr-facade; fwd=miss; stored");
		assertThat(this.platform.questions()).hasSize(1);
	}

	@Test
	void givesManyEqualRequestsTheStaleAnswer() throws Exception {
		String good = get("/calls").body();
		this.ticker.turn(Duration.ofSeconds(5));
		CountDownLatch everyone = new CountDownLatch(20);
		this.arrivals.count(everyone);
		this.platform.answers((query) -> {
			await(everyone);
			throw PlatformFaultsFixture.fault("TimedOut");
		});
		List<CompletableFuture<HttpResponse<String>>> crowd = IntStream.range(0, 20)
			.mapToObj((i) -> send("/calls"))
			.toList();
		assertThat(crowd.stream().map(CompletableFuture::join)).allSatisfy((answer) -> {
			assertHeaders(answer, "cdr-facade; fwd=stale; ttl=0", "private, max-age=0", "5");
			assertThat(answer.body()).isEqualTo(good);
		});
	}

	@Test
	void countsWhereAnswersComeFrom() throws Exception {
		double hits = count("hit");
		double misses = count("miss");
		double stale = count("stale");
		double requests = count("request");
		double faults = count("fault");
		this.platform.answers(1, CdrFixture.DOCUMENTED);
		get("/calls");
		get("/calls");
		get("/calls");
		get("/calls", "Cache-Control", "no-cache");
		assertThat(this.registry.get("cdr.cache.size").gauge().value()).isEqualTo(1);
		assertThat(this.registry.get("cdr.cache.weight").gauge().value()).isBetween(800.0, 2000.0);
		fail("Failed");
		this.ticker.turn(Duration.ofSeconds(5));
		get("/calls");
		get(CLOSED);
		assertThat(count("hit") - hits).isEqualTo(2);
		assertThat(count("miss") - misses).isEqualTo(1);
		assertThat(count("request") - requests).isEqualTo(1);
		assertThat(count("stale") - stale).isEqualTo(1);
		assertThat(count("fault") - faults).isEqualTo(1);
	}

	@Test
	void countsDroppedAnswers() throws Exception {
		get("/calls");
		double before = this.registry.get("cdr.cache.evictions").tag("cause", "expired").counter().count();
		this.ticker.turn(Duration.ofHours(1));
		assertThat(this.registry.get("cdr.cache.size").gauge().value()).isZero();
		assertThat(this.registry.get("cdr.cache.evictions").tag("cause", "expired").counter().count() - before)
			.isEqualTo(1);
	}

	private double count(String result) {
		return this.registry.get("cdr.cache.requests").tag("result", result).counter().count();
	}

	private void fail(String fault) {
		this.platform.answers((query) -> {
			throw PlatformFaultsFixture.fault(fault);
		});
	}

	private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		return this.http.get(path, headers);
	}

	private HttpResponse<String> head(String path) throws IOException, InterruptedException {
		return this.http.send("HEAD", path);
	}

	private CompletableFuture<HttpResponse<String>> send(String path) {
		return this.http.getLater(path);
	}

	private static void assertHeaders(HttpResponse<?> answer, String cacheStatus, String cacheControl, String age) {
		assertThat(status(answer)).isEqualTo(cacheStatus);
		assertThat(header(answer, "Cache-Control")).isEqualTo(cacheControl);
		assertThat(header(answer, "Age")).isEqualTo(age);
	}

	private static String status(HttpResponse<?> answer) {
		return header(answer, "Cache-Status");
	}

	private static String header(HttpResponse<?> answer, String name) {
		return String.join(" | ", answer.headers().allValues(name));
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Counts requests as they come in. */
	@TestConfiguration(proxyBeanMethods = false)
	static class Arrivals {

		private volatile CountDownLatch latch = new CountDownLatch(0);

		void count(CountDownLatch latch) {
			this.latch = latch;
		}

		@Bean
		Filter arrivalsFilter() {
			return (request, response, chain) -> {
				this.latch.countDown();
				chain.doFilter(request, response);
			};
		}

	}

}
