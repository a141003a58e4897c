package io.cdrfacade.calls.export;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.LongStream;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
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
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.platform.SyncState;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
@TestPropertySource(properties = "cdr.export.max-concurrent=2")
@ExtendWith(OutputCaptureExtension.class)
class ExportIntegrationTests {

	private static final String DOCUMENTED_LINE = """
			{"id":22670,"direction":"outbound","method":"ivr","extension":null,\
			"destination":"13387525701","displayNumber":"2190170001","startedAt":"2019-09-27T14:58:37+08:00",\
			"answeredAt":null,"endedAt":"2019-09-27T14:59:05+08:00","answered":false,"durationSeconds":28,\
			"talkSeconds":0,"userId":"0","memberId":"0","maturity":"0","customerId":"0","keysPressed":"#",\
			"hangup":{"by":"callee","byCode":10041,"cause":"other","causeCode":10020},"recording":null,\
			"href":"/calls/22670?at=2019-09-27T14:58:37%2B08:00"}
			""";

	private static final String HEADER = """
			id,direction,method,extension,destination,displayNumber,startedAt,answeredAt,endedAt,answered,\
			durationSeconds,talkSeconds,userId,memberId,maturity,customerId,keysPressed,hangupBy,hangupByCode,\
			hangupCause,hangupCauseCode,recordingFileName,recordingHref\r
			""";

	private static final String DOCUMENTED_ROW = """
			22670,outbound,ivr,,13387525701,2190170001,2019-09-27T14:58:37+08:00,,2019-09-27T14:59:05+08:00,false,\
			28,0,0,0,0,0,#,callee,10041,other,10020,,\r
			""";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakePlatform platform;

	@Autowired
	private MeterRegistry registry;

	@LocalServerPort
	private int port;

	private final Semaphore gate = new Semaphore(0);

	@BeforeEach
	void reset() {
		awaitIdle();
		this.platform.reset();
	}

	@AfterEach
	void open() {
		this.gate.release(1_000_000);
	}

	private void awaitIdle() {
		Awaitility.await().until(() -> this.registry.get("cdr.exports.active").gauge().value() == 0);
	}

	@Test
	void writesLines() {
		this.platform.answers(2, CdrFixture.DOCUMENTED, CdrFixture.UNKNOWN);
		MvcTestResult result = get("/calls/export");
		assertThat(result).hasStatusOk();
		assertThat(content(result)).startsWith(DOCUMENTED_LINE).hasLineCount(2).endsWith("\n");
		assertThat(result.getResponse().getContentType()).isEqualTo("application/x-ndjson");
	}

	@Test
	void writesATable() {
		this.platform.answers(1, CdrFixture.DOCUMENTED);
		MvcTestResult result = get("/calls/export?format=csv");
		assertThat(result).hasStatusOk();
		assertThat(content(result)).isEqualTo(HEADER + DOCUMENTED_ROW);
		assertThat(result.getResponse().getContentType()).isEqualTo("text/csv;charset=UTF-8");
	}

	@Test
	void writesATableForExcel() {
		this.platform.answers(1, CdrFixture.DOCUMENTED);
		assertThat(content(get("/calls/export?format=csv&bom=true"))).isEqualTo("\ufeff" + HEADER + DOCUMENTED_ROW);
	}

	@ParameterizedTest
	@CsvSource({ "comma, ','", "semicolon, ;", "tab, '\t'" })
	void separatesCellsAsAsked(String delimiter, String character) {
		Cdr call = CdrFixture.DOCUMENTED;
		this.platform.answers(1, new Cdr(7L, call.direction(), call.method(), "a,b;c\td", null, null, null, null, null,
				null, null, null, null, null, null, null, null, null, null));
		assertThat(content(get("/calls/export?format=csv&delimiter=" + delimiter)))
			.isEqualTo(HEADER.replace(",", character)
					+ "7,outbound,ivr,TEXT,,,,,,false,,,,,,,,,,,,,\r\n".replace(",", character)
						.replace("TEXT", "\"a,b;c\td\""));
	}

	@Test
	void writesNothingButTheHeaderForNoCalls() {
		assertThat(content(get("/calls/export?format=csv"))).isEqualTo(HEADER);
		assertThat(content(get("/calls/export"))).isEmpty();
	}

	@Test
	void quotesAndDefusesCells() {
		Cdr call = CdrFixture.DOCUMENTED;
		this.platform.answers(1,
				new Cdr(7L, Direction.INBOUND, CallMethod.TWO_WAY, "=8001", "+8613387525701", "+86-10",
						call.startedAt(), call.startedAt(), null, null, null, "a,b", "say \"hi\"", "two\nlines", " -1",
						"@x", null, null, "=1+1,录音.wav"));
		assertThat(content(get("/calls/export?format=csv&zone=UTC&account=berlin"))).isEqualTo(HEADER + """
				7,inbound,two-way,'=8001,+8613387525701,'+86-10,2019-09-27T06:58:37Z,2019-09-27T06:58:37Z,,true,,,\
				"a,b","say ""hi""\","two
				lines",' -1,'@x,,,,,"'=1+1,录音.wav",\
				/recordings/%3D1%2B1%2C%E5%BD%95%E9%9F%B3.wav?account=berlin\r
				""");
	}

	@Test
	void sendsHeadersThatDescribeTheFile() {
		this.platform.answers(1, CdrFixture.DOCUMENTED);
		assertThat(get("/calls/export?from=2019-09-27&to=2019-09-28&format=csv&account=berlin")).headers()
			.hasValue("X-Total-Count", "1")
			.hasValue("Content-Disposition",
					"attachment; filename=\"calls-berlin-20190927T000000-20190928T000000.csv\"")
			.hasValue("Cache-Control", "no-store")
			.hasValue("Cache-Status", "cdr-facade; fwd=bypass");
	}

	@Test
	void asksThePlatformForTheSelection() {
		get("/calls/export?extension=1,2&sync=read&direction=inbound&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z");
		CdrQuery query = this.platform.questions().getFirst().query();
		assertThat(query.filter().extensions()).containsExactly("1", "2");
		assertThat(query.sync()).isEqualTo(SyncState.READ);
		assertThat(query.filter().direction()).isEqualTo(Direction.INBOUND);
		assertThat(query.from()).isEqualTo("2026-01-01T00:00:00Z");
		assertThat(query.size()).isEqualTo(1000);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/calls/export            | text/csv             | 200 | text/csv;charset=UTF-8
			/calls/export            | application/x-ndjson | 200 | application/x-ndjson
			/calls/export?format=csv | application/json     | 200 | text/csv;charset=UTF-8
			/calls/export?format=csv | application/x-ndjson | 200 | text/csv;charset=UTF-8
			/calls/export            | application/json     | 406 | application/problem+json
			""")
	void answersInThePreferredFormat(String path, String accept, int status, String type) {
		MvcTestResult result = this.mvc.get().uri(URI.create(path)).header("Accept", accept).exchange();
		assertThat(result).hasStatus(status);
		assertThat(result.getResponse().getContentType()).isEqualTo(type);
		assertThat(this.platform.questions()).hasSize((status == 200) ? 1 : 0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			sync=unread          | sync      | it would mark calls as read that a broken export loses
			format=xml           | format    | must be one of ndjson, csv
			bom=yes              | bom       | must be one of true, false
			bom=true             | bom       | must not be true with ndjson
			format=xlsx&bom=true | bom       | must not be true with xlsx, as only CSV has a byte-order mark
			delimiter=tab        | delimiter | must be left out with ndjson, as only CSV has one
			format=xlsx&delimiter=comma | delimiter | must be left out with xlsx, as only CSV has one
			format=csv&delimiter=pipe | delimiter | must be one of comma, semicolon, tab
			page=2               | page      | is not a parameter here
			size=10              | size      | is not a parameter here
			fromat=csv           | fromat    | did you mean `format`?
			direction=up         | direction | must be one of inbound, outbound, all
			""")
	void refusesBadInput(String query, String name, String message) {
		MvcTestResult result = get("/calls/export?" + query);
		assertThat(result).hasStatus(400).bodyJson().extractingPath("$.errors[0].parameter").isEqualTo(name);
		assertThat(result).bodyJson().extractingPath("$.errors[0].message").asString().contains(message);
		assertThat(this.platform.questions()).isEmpty();
	}

	@Test
	void answersHeadFromTheFirstPage() {
		this.platform.answers(pages(5000));
		MvcTestResult result = this.mvc.head().uri("/calls/export").exchange();
		assertThat(result).hasStatusOk().headers().hasValue("X-Total-Count", "5000");
		assertThat(result.getResponse().getContentAsByteArray()).isEmpty();
		assertThat(this.platform.questions()).hasSize(1);
	}

	@Test
	void answersWithAProblemBeforeTheFirstByte() {
		this.platform.answers((query) -> {
			throw PlatformFaultsFixture.fault("TimedOut");
		});
		MvcTestResult result = get("/calls/export?format=csv");
		assertThat(result).hasStatus(504).hasContentType("application/problem+json");
		assertThat(result).headers().doesNotContainHeader("Content-Disposition").doesNotContainHeader("X-Total-Count");
	}

	@Test
	void tellsWhenToComeBackToABusyPlatform() {
		this.platform.answers((query) -> {
			throw PlatformFaultsFixture.busyFor(Duration.ofSeconds(7));
		});
		MvcTestResult refused = get("/calls/export");
		assertThat(refused).hasStatus(503).bodyJson().extractingPath("$.code").isEqualTo("overloaded");
		assertThat(refused).headers().hasValue("Retry-After", "7");
		assertThat(this.platform.questions()).hasSize(1);
	}

	@Test
	void sendsAWholeRange() throws IOException {
		this.platform.answers(pages(2500));
		try (Stream stream = Stream.get(this.port, "/calls/export?format=csv")) {
			assertThat(stream.head()).startsWith("HTTP/1.1 200").contains("Transfer-Encoding: chunked");
			String answer = stream.rest();
			assertThat(stream.isWhole()).isTrue();
			assertThat(answer.lines().filter((line) -> line.endsWith(",/recordings/1.wav"))).hasSize(2500);
		}
		awaitIdle();
		assertThat(count("complete")).isPositive();
	}

	@Test
	void sendsThePageThatIsThereBeforeTheNextOneIs() throws Exception {
		this.platform.answers(gated(2500));
		try (Stream stream = Stream.get(this.port, "/calls/export")) {
			assertThat(stream.head()).contains("X-Total-Count: 2500");
			assertThat(stream.lines(1000)).contains("\"id\":1000,");
			this.gate.release(10);
			assertThat(stream.lines(1500)).contains("\"id\":2500,");
			assertThat(stream.rest()).isEmpty();
			assertThat(stream.isWhole()).isTrue();
		}
	}

	@Test
	void cutsOffAnExportThatItCannotComplete(CapturedOutput output) throws IOException {
		Function<CdrQuery, CdrPage> pages = pages(5000);
		this.platform.answers((query) -> {
			if (query.page() > 1) {
				throw PlatformFaultsFixture.fault("Unreachable");
			}
			return pages.apply(query);
		});
		double before = count("cut");
		try (Stream stream = Stream.get(this.port, "/calls/export?userId=secret")) {
			assertThat(stream.head()).startsWith("HTTP/1.1 200");
			assertThat(stream.rest()).contains("\"id\":1000,");
			assertThat(stream.isWhole()).isFalse();
		}
		awaitIdle();
		assertThat(count("cut")).isEqualTo(before + 1);
		assertThat(output.getAll().lines().filter((line) -> line.contains(" WARN ") || line.contains(" ERROR ")))
			.singleElement()
			.asString()
			.contains("Export of account default cut off after 1000 calls: The platform cannot be reached");
		assertThat(output.getAll()).doesNotContain("secret").doesNotContain("\tat ");
	}

	@Test
	void cutsOffAfterAnUnexpectedFault(CapturedOutput output) throws IOException {
		Function<CdrQuery, CdrPage> pages = pages(5000);
		this.platform.answers((query) -> {
			if (query.page() > 1) {
				throw new IllegalStateException("broken");
			}
			return pages.apply(query);
		});
		try (Stream stream = Stream.get(this.port, "/calls/export")) {
			assertThat(stream.rest()).contains("\"id\":1000,");
			assertThat(stream.isWhole()).isFalse();
		}
		awaitIdle();
		assertThat(output.getAll().lines().filter((line) -> line.contains(" ERROR "))).hasSize(1);
	}

	@Test
	void waitsForASlowCaller() throws Exception {
		this.platform.answers(pages(1_000_000));
		try (Stream stream = Stream.get(this.port, "/calls/export")) {
			stream.lines(20);
			Awaitility.await()
				.during(500, TimeUnit.MILLISECONDS)
				.until(() -> this.platform.questions().size(), new Settled());
			int asked = this.platform.questions().size();
			assertThat(asked).isLessThan(200);
			stream.lines(asked * 1000);
			assertThat(this.platform.questions()).hasSizeGreaterThan(asked);
		}
	}

	/** Accepts a number that is what it was before. */
	private static final class Settled implements java.util.function.Predicate<Integer> {

		private int last = -1;

		@Override
		public boolean test(Integer number) {
			boolean same = number == this.last;
			this.last = number;
			return same;
		}

	}

	@Test
	void stopsQuietlyWhenTheCallerGoes(CapturedOutput output) throws Exception {
		this.platform.answers(pages(1_000_000));
		double before = count("abandoned");
		try (Stream stream = Stream.get(this.port, "/calls/export")) {
			stream.lines(20);
		}
		awaitIdle();
		assertThat(count("abandoned")).isEqualTo(before + 1);
		assertThat(output.getAll()).contains("ended by its caller after")
			.contains("calls: has gone")
			.doesNotContain(" ERROR ", " WARN ", "\tat ");
	}

	@Test
	void runsALimitedNumberAtOnce() throws Exception {
		this.platform.answers(gated(2500));
		try (Stream one = Stream.get(this.port, "/calls/export"); Stream two = Stream.get(this.port, "/calls/export")) {
			one.lines(100);
			two.lines(100);
			MvcTestResult refused = get("/calls/export");
			assertThat(refused).hasStatus(503).bodyJson().extractingPath("$.code").isEqualTo("overloaded");
			assertThat(refused).headers().hasValue("Retry-After", "10");
			this.gate.release(100);
			assertThat(one.rest()).contains("\"id\":2500,");
			assertThat(two.rest()).contains("\"id\":2500,");
		}
		awaitIdle();
		assertThat(get("/calls/export")).hasStatusOk();
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST", "DELETE" })
	void refusesOtherMethods(String method) {
		assertThat(this.mvc.method(org.springframework.http.HttpMethod.valueOf(method)).uri("/calls/export"))
			.hasStatus(405)
			.headers()
			.hasValue("Allow", "GET,HEAD,OPTIONS");
	}

	private double count(String outcome) {
		return this.registry.find("cdr.exports")
			.tag("outcome", outcome)
			.timers()
			.stream()
			.mapToLong((t) -> t.count())
			.sum();
	}

	private MvcTestResult get(String uri) {
		return this.mvc.get().uri(URI.create(uri)).exchange();
	}

	private static String content(MvcTestResult result) {
		return new String(result.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
	}

	/** A platform with so many calls. */
	static Function<CdrQuery, CdrPage> pages(int total) {
		return (query) -> {
			long start = (query.page() - 1L) * query.size();
			List<Cdr> cdrs = LongStream.rangeClosed(start + 1, Math.min(start + query.size(), total))
				.mapToObj(ExportIntegrationTests::cdr)
				.toList();
			return new CdrPage(cdrs, total);
		};
	}

	/** After the first page, lets as many through as there are permits. */
	private Function<CdrQuery, CdrPage> gated(int total) {
		return (query) -> {
			if (query.page() > 1) {
				this.gate.acquireUninterruptibly();
			}
			return pages(total).apply(query);
		};
	}

	private static Cdr cdr(long id) {
		Cdr cdr = CdrFixture.DOCUMENTED;
		return new Cdr(id, cdr.direction(), cdr.method(), "8001", null, null, cdr.startedAt(), null, cdr.endedAt(), 28,
				0, null, null, null, null, null, null, null, "1.wav");
	}

}
