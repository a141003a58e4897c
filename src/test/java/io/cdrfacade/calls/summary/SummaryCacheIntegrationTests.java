package io.cdrfacade.calls.summary;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.Http;
import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.platform.Turnable;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
@TestPropertySource(properties = "cdr.summary.max-weight=1MB")
@Timeout(60)
class SummaryCacheIntegrationTests {

	/** Ten days that have settled. */
	private static final String RANGE = "zone=UTC&from=2026-01-01&to=2026-01-11&groupBy=day";

	@LocalServerPort
	private int port;

	@Autowired
	private FakePlatform platform;

	@Autowired
	private Turnable ticker;

	@Autowired
	private MeterRegistry registry;

	private final Calls calls = new Calls();

	private Http http;

	@BeforeEach
	void forgetEverything() {
		this.http = Http.to(this.port);
		this.platform.reset();
		this.platform.answers(this.calls);
		this.calls.add("2026-01-01T00:00:00Z", "2026-01-05T23:59:59Z", "2026-01-06T00:00:00Z", "2026-01-10T12:00:00Z");
		this.ticker.turn(Duration.ofHours(12));
	}

	@Test
	void readsDaysInOneGoAndKeepsThem() throws Exception {
		HttpResponse<String> first = get(RANGE);
		assertHeaders(first, "cdr-facade; fwd=miss; stored", "private, max-age=3600", "");
		assertAsked("2026-01-01T00:00:00Z/2026-01-11T00:00:00Z");
		this.ticker.turn(Duration.ofMinutes(59));
		HttpResponse<String> second = get(RANGE);
		assertHeaders(second, "cdr-facade; hit; ttl=60", "private, max-age=3600", "3540");
		assertThat(second.body()).isEqualTo(first.body());
		assertThat(header(second, "ETag")).isEqualTo(header(first, "ETag"));
		assertThat(header(second, "Vary")).isEqualTo("Accept, Accept-Encoding, Authorization, X-API-Key");
		assertThat(this.platform.questions()).hasSize(1);
	}

	@Test
	void readsAgainWhatHasExpired() throws Exception {
		get(RANGE);
		this.ticker.turn(Duration.ofHours(1));
		this.calls.add("2026-01-07T00:00:00Z");
		HttpResponse<String> later = get(RANGE);
		assertHeaders(later, "cdr-facade; fwd=miss; stored", "private, max-age=3600", "");
		assertThat(total(later)).isEqualTo(5);
	}

	@Test
	void readsOnlyWhatIsNotKept() throws Exception {
		get("zone=UTC&from=2026-01-03&to=2026-01-05");
		get("zone=UTC&from=2026-01-08&to=2026-01-09");
		this.platform.reset();
		this.platform.answers(this.calls);
		HttpResponse<String> rest = get(RANGE);
		assertHeaders(rest, "cdr-facade; fwd=partial; stored", "private, max-age=3600", "");
		assertAsked("2026-01-01T00:00:00Z/2026-01-03T00:00:00Z", "2026-01-05T00:00:00Z/2026-01-08T00:00:00Z",
				"2026-01-09T00:00:00Z/2026-01-11T00:00:00Z");
		assertThat(total(rest)).isEqualTo(4);
		assertThat(status(get(RANGE))).startsWith("cdr-facade; hit");
	}

	@Test
	void isFreshNoLongerThanItsOldestDay() throws Exception {
		get("zone=UTC&from=2026-01-03&to=2026-01-05");
		this.ticker.turn(Duration.ofMinutes(50));
		assertThat(header(get(RANGE), "Cache-Control")).isEqualTo("private, max-age=600");
		this.ticker.turn(Duration.ofMinutes(9));
		assertHeaders(get(RANGE), "cdr-facade; hit; ttl=60", "private, max-age=3600", "3540");
	}

	@Test
	void sumsAndMonthsAreMadeOfKeptDays() throws Exception {
		get(RANGE);
		for (String groupBy : List.of("none", "month", "day")) {
			HttpResponse<String> other = get(RANGE.replace("=day", "=" + groupBy));
			assertThat(status(other)).startsWith("cdr-facade; hit");
			assertThat(total(other)).isEqualTo(4);
		}
		assertThat(this.platform.questions()).hasSize(1);
	}

	@Test
	void keptDaysServeOtherGroupsByTheSameField() throws Exception {
		get(RANGE.replace("=day", "=day,extension"));
		for (String groupBy : List.of("extension", "extension,month", "dayOfWeek,extension")) {
			assertThat(status(get(RANGE.replace("=day", "=" + groupBy)))).startsWith("cdr-facade; hit");
		}
		get(RANGE.replace("=day", "=hour"));
		assertThat(status(get(RANGE.replace("=day", "=hourOfDay,dayOfWeek")))).startsWith("cdr-facade; hit");
		assertThat(this.platform.questions()).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "hour", "direction", "method", "extension", "hangupCause", "userId", "day,extension",
			"hourOfDay,dayOfWeek" })
	void keptDaysAddUpToTheSame(String groupBy) throws Exception {
		String query = RANGE.replace("=day", "=" + groupBy);
		HttpResponse<String> first = get(query);
		assertThat(status(first)).isEqualTo("cdr-facade; fwd=miss; stored");
		assertThat(get(query).body()).isEqualTo(first.body());
		this.ticker.turn(Duration.ofHours(2));
		get(query.replace("01-01", "01-04").replace("01-11", "01-06"));
		HttpResponse<String> parts = get(query);
		assertThat(status(parts)).isEqualTo("cdr-facade; fwd=partial; stored");
		assertThat(parts.body()).isEqualTo(first.body());
	}

	@Test
	void readsTheEndsOfARangeThatAreNoWholeDays() throws Exception {
		String query = RANGE.replace("01-01", "01-01T12:00:00").replace("01-11", "01-10T12:00:01");
		assertThat(total(get(query))).isEqualTo(3);
		this.platform.reset();
		this.platform.answers(this.calls);
		assertThat(status(get(query))).isEqualTo("cdr-facade; fwd=partial");
		assertAsked("2026-01-01T12:00:00Z/2026-01-02T00:00:00Z", "2026-01-10T00:00:00Z/2026-01-10T12:00:01Z");
	}

	@Test
	void readsDaysThatHaveNotSettled() throws Exception {
		Instant now = Instant.parse(JsonMapper.shared().readTree(get("zone=UTC").body()).at("/to").asString());
		String query = "zone=UTC&groupBy=day&from=" + now.minus(Duration.ofDays(5));
		assertThat(header(get(query), "Cache-Control")).isEqualTo("private, max-age=5");
		this.platform.reset();
		HttpResponse<String> again = get(query);
		assertThat(status(again)).isEqualTo("cdr-facade; fwd=partial");
		CdrQuery last = this.platform.questions().getLast().query();
		assertThat(last.to()).isBetween(now, now.plusSeconds(60));
		assertThat(Duration.between(last.from(), last.to())).isLessThan(Duration.ofHours(25));
	}

	@ParameterizedTest
	@ValueSource(strings = { "account=berlin", "zone=Europe/Berlin", "extension=8001", "userId=1", "memberId=1",
			"direction=inbound", "groupBy=hour" })
	void sharesNoDaysWithOtherQueries(String parameter) throws Exception {
		get("from=2026-01-01&to=2026-01-03");
		assertThat(status(get("from=2026-01-01&to=2026-01-03&" + parameter))).startsWith("cdr-facade; fwd=miss");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			extension=1&extension=2 | extension=2,1
			                        | direction=all&sync=all&zone=Asia/Shanghai
			""")
	void sharesDaysWithEqualQueries(String one, String other) throws Exception {
		get("from=2026-01-01&to=2026-01-03&" + ((one != null) ? one : "method=all"));
		assertThat(status(get("from=2026-01-02&to=2026-01-03&" + other))).startsWith("cdr-facade; hit");
	}

	@Test
	void keepsNoDaysOfQueriesBySyncMark() throws Exception {
		for (int i = 0; i < 2; i++) {
			assertHeaders(get(RANGE + "&sync=read"), "cdr-facade; fwd=bypass", "private, max-age=5", "");
		}
		assertThat(this.platform.questions()).hasSize(2);
		assertThat(status(get(RANGE))).startsWith("cdr-facade; fwd=miss");
	}

	@Test
	void keepsNothingOfDaysThatCallsWithoutATimeMayBelongTo() throws Exception {
		this.calls.add(CdrFixture.UNKNOWN);
		assertThat(status(get(RANGE))).isEqualTo("cdr-facade; fwd=miss");
		HttpResponse<String> again = get(RANGE);
		assertThat(status(again)).isEqualTo("cdr-facade; fwd=miss");
		assertThat(total(again)).isEqualTo(5);
	}

	@Test
	void countsAgainOnDemand() throws Exception {
		get(RANGE);
		this.calls.add("2026-01-07T00:00:00Z");
		assertThat(total(get(RANGE))).isEqualTo(4);
		HttpResponse<String> again = get(RANGE, "Cache-Control", "no-cache");
		assertHeaders(again, "cdr-facade; fwd=request; stored", "private, max-age=3600", "");
		assertThat(total(again)).isEqualTo(5);
		assertThat(total(get(RANGE))).isEqualTo(5);
	}

	@Test
	void keepsNothingThatMustNotBeKept() throws Exception {
		assertThat(status(get(RANGE, "Cache-Control", "no-store"))).isEqualTo("cdr-facade; fwd=request");
		assertThat(status(get(RANGE))).startsWith("cdr-facade; fwd=miss");
	}

	@Test
	void usesNoDaysOlderThanAllowed() throws Exception {
		get(RANGE);
		this.ticker.turn(Duration.ofSeconds(10));
		assertThat(status(get(RANGE, "Cache-Control", "max-age=10"))).startsWith("cdr-facade; hit");
		assertThat(status(get(RANGE, "Cache-Control", "max-age=9"))).startsWith("cdr-facade; fwd=miss");
	}

	@Test
	void keepsNoFault() throws Exception {
		this.platform.answers((query) -> {
			throw PlatformFaultsFixture.fault("Rejected");
		});
		assertThat(get(RANGE).statusCode()).isEqualTo(502);
		this.platform.answers(this.calls);
		assertThat(total(get(RANGE))).isEqualTo(4);
	}

	@Test
	void answersFromKeptDaysWhileThePlatformFails() throws Exception {
		get(RANGE);
		this.platform.answers((query) -> {
			throw PlatformFaultsFixture.fault("Unreachable");
		});
		assertThat(total(get(RANGE))).isEqualTo(4);
	}

	@Test
	void countsOnceForAllWhoAskAtTheSameTime() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answer = new CountDownLatch(1);
		this.platform.answers((query) -> {
			asked.countDown();
			return await(answer, this.calls.apply(query));
		});
		CompletableFuture<HttpResponse<String>> first = send(RANGE);
		assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
		List<CompletableFuture<HttpResponse<String>>> others = Stream.generate(() -> send(RANGE)).limit(20).toList();
		answer.countDown();
		assertThat(total(first.get())).isEqualTo(4);
		for (CompletableFuture<HttpResponse<String>> other : others) {
			assertThat(total(other.get())).isEqualTo(4);
			assertThat(status(other.get())).matches("cdr-facade; (fwd=miss; collapsed|hit; ttl=3600)");
		}
		assertThat(this.platform.questions()).hasSize(1);
	}

	@Test
	void measuresHitsAndMisses() throws Exception {
		double hits = days("hit");
		double misses = days("miss");
		get("zone=UTC&from=2026-01-01&to=2026-01-04");
		get("zone=UTC&from=2026-01-02&to=2026-01-06");
		assertThat(days("miss") - misses).isEqualTo(5);
		assertThat(days("hit") - hits).isEqualTo(2);
		assertThat(this.registry.get("cdr.summary.cache.size").gauge().value()).isEqualTo(5);
		assertThat(this.registry.get("cdr.summary.cache.weight").gauge().value()).isPositive();
		assertThat(this.registry.get("cdr.summary.records").summary().count()).isPositive();
		this.ticker.turn(Duration.ofHours(2));
		assertThat(this.registry.get("cdr.summary.cache.size").gauge().value()).isZero();
		assertThat(this.registry.get("cdr.summary.cache.evictions").tag("cause", "expired").counter().count())
			.isGreaterThanOrEqualTo(5);
	}

	private double days(String result) {
		return this.registry.get("cdr.summary.days").tag("result", result).counter().count();
	}

	private void assertAsked(String... ranges) {
		assertThat(this.platform.questions())
			.extracting((question) -> question.query().from() + "/" + question.query().to())
			.containsExactly(ranges);
	}

	private static void assertHeaders(HttpResponse<String> response, String status, String control, String age) {
		assertThat(List.of(status(response), header(response, "Cache-Control"), header(response, "Age")))
			.containsExactly(status, control, age);
	}

	private static CdrPage await(CountDownLatch latch, CdrPage page) {
		try {
			assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
			return page;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private static int total(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(response.body()).at("/total/calls").asInt();
	}

	private static String status(HttpResponse<String> response) {
		return header(response, "Cache-Status");
	}

	private static String header(HttpResponse<String> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

	private HttpResponse<String> get(String query, String... headers) throws IOException, InterruptedException {
		return this.http.get("/calls/summary?" + query, headers);
	}

	private CompletableFuture<HttpResponse<String>> send(String query) {
		return this.http.getLater("/calls/summary?" + query);
	}

}
