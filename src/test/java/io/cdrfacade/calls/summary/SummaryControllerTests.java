package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.util.Objects;
import java.util.stream.IntStream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.platform.SyncState;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
@TestPropertySource(properties = { "cdr.summary.max-records=2500", "cdr.summary.max-groups=200" })
class SummaryControllerTests {

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakePlatform platform;

	private final Calls calls = new Calls();

	@BeforeEach
	void reset() {
		this.platform.reset();
		this.platform.answers(this.calls);
	}

	@Test
	void countsADay() {
		Instant start = Instant.parse("2019-09-27T06:58:37Z");
		this.calls.add(CdrFixture.DOCUMENTED)
			.add(CdrFixture.cdr(start, start.plusSeconds(9), 60, null))
			.add(CdrFixture.cdr(start, start.plusSeconds(10), 31, null));
		MvcTestResult result = get("from=2019-09-27&to=2019-09-29&groupBy=day");
		assertThat(result).hasStatusOk().hasContentType(MediaType.APPLICATION_JSON);
		assertThat(result).bodyText().isEqualTo("""
				{"from":"2019-09-27T00:00:00+08:00","to":"2019-09-29T00:00:00+08:00","zone":"Asia/Shanghai",\
				"groupBy":"day","total":{"calls":3,"answered":2,"answerRate":0.667,"talkSeconds":91,\
				"averageTalkSeconds":45.5,"averageWaitSeconds":9.5},"groups":[\
				{"key":"2019-09-27","keys":["2019-09-27"],"calls":3,"answered":2,"answerRate":0.667,"talkSeconds":91,\
				"averageTalkSeconds":45.5,"averageWaitSeconds":9.5},\
				{"key":"2019-09-28","keys":["2019-09-28"],"calls":0,"answered":0,"answerRate":null,"talkSeconds":0,\
				"averageTalkSeconds":null,"averageWaitSeconds":null}]}""");
	}

	@Test
	void countsTheLastDayWithoutGroupsByDefault() {
		this.calls.add("2026-11-22T08:00:00Z");
		MvcTestResult result = get("zone=UTC");
		assertThat(result).bodyJson().extractingPath("$.groups").asArray().isEmpty();
		assertThat(result).bodyJson().extractingPath("$.groupBy").isEqualTo("none");
		assertThat(result).bodyJson().extractingPath("$.zone").isEqualTo("UTC");
		assertThat(result).bodyJson().extractingPath("$.total.calls").isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void countsEveryCallInOneGroup(GroupBy groupBy) throws Exception {
		Instant start = Instant.parse("2026-01-30T00:00:00Z");
		IntStream.range(0, 2000).forEach((i) -> this.calls.add(Calls.numbered(i, start.plusSeconds(300L * i))));
		JsonNode summary = json("zone=UTC&from=2026-01-30&to=2026-02-06&groupBy=" + groupBy.word());
		assertThat(summary.at("/total/calls").asInt()).isEqualTo(2000);
		assertThat(sum(summary, "calls")).isEqualTo(2000);
		assertThat(sum(summary, "answered")).isEqualTo(summary.at("/total/answered").asInt()).isEqualTo(1333);
		assertThat(sum(summary, "talkSeconds")).isEqualTo(summary.at("/total/talkSeconds").asInt());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			hour        | 2026-01-01T00:00Z 2026-01-01T01:00Z 2026-01-01T02:00Z
			day         | 2026-01-01
			month       | 2026-01
			direction   | inbound outbound
			method      | api internal ivr manual predictive two-way unknown
			extension   | 8001 8002 8003 8004 null
			hangupCause | busy callback-failed cancelled extension-not-registered no-answer not-answered not-found \
			rejected server timeout timer-expired trunk-failed unreachable null
			userId      | u1 u2 u3 u4 u5 u6 null
			hourOfDay   | 00 01 02
			dayOfWeek   | thursday
			""")
	void sortsGroups(String groupBy, String keys) throws Exception {
		IntStream.range(0, 15)
			.forEach((i) -> this.calls
				.add(Calls.numbered(i, Instant.parse("2026-01-01T02:00:00Z").minusSeconds(7200L * (i % 2)))));
		JsonNode summary = json("zone=UTC&from=2026-01-01&to=2026-01-01T03:00:00&groupBy=" + groupBy);
		String read = String.join(" ",
				summary.at("/groups").valueStream().map((group) -> group.at("/key").asString("null")).toList());
		assertThat(read).isEqualTo(keys);
	}

	@Test
	void beginsWithTheHourDayAndMonthThatTheRangeBeginsIn() throws Exception {
		this.calls.add("2026-01-31T12:30:00Z", "2026-02-01T00:00:00Z");
		String range = "zone=UTC&from=2026-01-31T12:15:00&to=2026-02-01T00:00:01&groupBy=";
		assertThat(json(range + "hour").at("/groups")).hasSize(13);
		assertThat(json(range + "hour").at("/groups/0/key").asString()).isEqualTo("2026-01-31T12:00Z");
		assertThat(json(range + "day").at("/groups/0/key").asString()).isEqualTo("2026-01-31");
		assertThat(json(range + "month").at("/groups/0/key").asString()).isEqualTo("2026-01");
		assertThat(json(range + "month").at("/groups/1/calls").asInt()).isEqualTo(1);
	}

	@Test
	void countsARepeatedHourAsTwoHours() throws Exception {
		this.calls.add("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T01:59:59Z", "2026-10-25T22:59:59Z",
				"2026-10-25T23:00:00Z");
		JsonNode summary = json("zone=Europe/Berlin&from=2026-10-25&to=2026-10-26&groupBy=hour");
		assertThat(summary.at("/groups")).hasSize(25);
		assertThat(summary.at("/groups/2/key").asString()).isEqualTo("2026-10-25T02:00+02:00");
		assertThat(summary.at("/groups/2/calls").asInt()).isEqualTo(1);
		assertThat(summary.at("/groups/3/key").asString()).isEqualTo("2026-10-25T02:00+01:00");
		assertThat(summary.at("/groups/3/calls").asInt()).isEqualTo(2);
		assertThat(summary.at("/total/calls").asInt()).isEqualTo(4);
	}

	@Test
	void countsCallsWithoutATimeApart() throws Exception {
		this.calls.add("2026-01-01T00:30:00Z").add(CdrFixture.UNKNOWN);
		JsonNode summary = json("zone=UTC&from=2026-01-01&to=2026-01-02&groupBy=month");
		assertThat(summary.at("/total/calls").asInt()).isEqualTo(2);
		assertThat(summary.at("/groups")).hasSize(2);
		assertThat(summary.at("/groups/1/key").isNull()).isTrue();
	}

	@Test
	void asksThePlatformForTheSelection() {
		get("account=berlin&from=2026-01-01&to=2026-01-03&sync=read&extension=8001&direction=inbound");
		assertThat(this.platform.questions()).hasSize(1).first().satisfies((question) -> {
			assertThat(question.account()).isEqualTo(AccountsFixture.BERLIN);
			assertThat(question.query().from()).isEqualTo("2025-12-31T23:00:00Z");
			assertThat(question.query().to()).isEqualTo("2026-01-02T23:00:00Z");
			assertThat(question.query().sync()).isEqualTo(SyncState.READ);
			assertThat(question.query().filter().extensions()).containsExactly("8001");
			assertThat(question.query().size()).isEqualTo(1000);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					sync=unread                        | sync    | must be one of all, read
					groupBy=week                       | groupBy | must be one of none, hour, day, month, direction, method, extension, hangupCause, userId, hourOfDay, dayOfWeek
					groupBy=hangupcause                | groupBy | must be one of none, hour, day, month, direction, method, extension, hangupCause, userId, hourOfDay, dayOfWeek
					groupBy=day,day                    | groupBy | must not have the same dimension twice
					groupBy=day,hour,extension         | groupBy | must have at most two dimensions
					groupBy=day,none                   | groupBy | must be none, or one or two of hour, day, month, direction, method, extension, hangupCause, userId, hourOfDay, dayOfWeek, separated by a comma without blanks
					groupBy=day,                       | groupBy | must be none, or one or two of hour, day, month, direction, method, extension, hangupCause, userId, hourOfDay, dayOfWeek, separated by a comma without blanks
					groupBy=day,+extension             | groupBy | must be none, or one or two of hour, day, month, direction, method, extension, hangupCause, userId, hourOfDay, dayOfWeek, separated by a comma without blanks
					groupBy=extension,hour&from=2026-01-01 | groupBy | must not be extension,hour with more than 200 hours between `from` and `to`, as that would make more than 200 groups
					groupBy=day,hourOfDay&from=2026-01-01 | groupBy | must not be day,hourOfDay with more than 200 hours between `from` and `to`, as that would make more than 200 groups
					format=xlsx                        | format  | must be one of json, csv
					format=csv&bom=true                | bom     | is not a parameter here
					size=5                             | size    | is not a parameter here
					groupby=day                        | groupby | is not a parameter here; did you mean `groupBy`?
					groupBy=hour&from=2026-01-01       | groupBy | must not be hour with more than 200 hours between `from` and `to`, as that would make more than 200 groups
					from=2026-01-02&to=2026-01-02      | to      | must be after `from`, as `from` is inclusive and `to` is exclusive
					""")
	void refusesBadParameters(String query, String parameter, String message) {
		MvcTestResult result = get(query);
		assertThat(result).hasStatus(400).bodyJson().extractingPath("$.errors[0].parameter").isEqualTo(parameter);
		assertThat(result).bodyJson().extractingPath("$.errors[0].message").isEqualTo(message);
		assertThat(this.platform.questions()).isEmpty();
	}

	@Test
	void refusesToReadTooManyCalls() {
		Instant start = Instant.parse("2026-01-01T00:00:00Z");
		IntStream.range(0, 2501).forEach((i) -> this.calls.add(Calls.numbered(i, start.plusSeconds(i))));
		MvcTestResult result = get("zone=UTC&from=2026-01-01&to=2026-01-02");
		assertThat(result).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("too-many-calls");
		assertThat(result).bodyJson().extractingPath("$.detail").asString().contains("2501", "2500", "`from`");
		assertThat(get("zone=UTC&from=2026-01-01&to=2026-01-01T00:41:40")).hasStatusOk();
	}

	@Test
	void refusesToMakeTooManyGroups() {
		Instant start = Instant.parse("2026-01-01T00:00:00Z");
		IntStream.range(0, 201)
			.forEach((i) -> this.calls.add(extension(Integer.toString(80000 + i), start.plusSeconds(i))));
		MvcTestResult result = get("zone=UTC&from=2026-01-01&to=2026-01-02&groupBy=extension");
		assertThat(result).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("too-many-groups");
		assertThat(get("zone=UTC&from=2026-01-01&to=2026-01-02&groupBy=userId")).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource({ "TimedOut, 504, upstream-timeout", "Unreachable, 503, upstream-unavailable",
			"Rejected, 502, upstream-rejected" })
	void reportsFaultsOfThePlatform(String fault, int status, String code) {
		this.platform.answers((query) -> {
			throw PlatformFaultsFixture.fault(fault);
		});
		assertThat(get("groupBy=day")).hasStatus(status).bodyJson().extractingPath("$.code").isEqualTo(code);
	}

	@Test
	void failsAsAWholeWhenALaterPageFails() {
		Instant start = Instant.parse("2026-01-01T00:00:00Z");
		IntStream.range(0, 1500).forEach((i) -> this.calls.add(Calls.numbered(i, start.plusSeconds(i))));
		this.platform.answers((query) -> {
			if (query.page() > 1) {
				throw PlatformFaultsFixture.fault("Rejected");
			}
			return this.calls.apply(query);
		});
		assertThat(get("from=2026-01-01&to=2026-01-03")).hasStatus(502);
	}

	@Test
	void answersHead() {
		assertThat(this.mvc.head().uri("/calls/summary")).hasStatusOk().headers().containsHeader("ETag");
	}

	@Test
	void answersOptions() {
		assertThat(this.mvc.options().uri("/calls/summary")).hasStatusOk()
			.headers()
			.hasValue("Allow", "GET,HEAD,OPTIONS");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/xml" })
	void refusesOtherMediaTypes(String type) {
		assertThat(this.mvc.get().uri("/calls/summary").header("Accept", type)).hasStatus(406);
	}

	@Test
	void groupsByTwoDimensions() throws Exception {
		IntStream.range(0, 30).forEach((i) -> this.calls.add(Calls.numbered(i, Instant.parse("2026-01-01T02:00:00Z"))));
		JsonNode summary = json("zone=UTC&from=2026-01-01&to=2026-01-03&groupBy=extension,day");
		assertThat(summary.at("/groupBy").asString()).isEqualTo("extension,day");
		assertThat(sum(summary, "calls")).isEqualTo(30);
		assertThat(summary.at("/groups")).hasSize(10);
		assertThat(summary.at("/groups/0/key").isNull()).isTrue();
		assertThat(summary.at("/groups/0/keys").toString()).isEqualTo("[\"8001\",\"2026-01-01\"]");
		assertThat(summary.at("/groups/1/keys").toString()).isEqualTo("[\"8001\",\"2026-01-02\"]");
		assertThat(summary.at("/groups/1/calls").asInt()).isZero();
		assertThat(summary.at("/groups/8/keys").toString()).isEqualTo("[null,\"2026-01-01\"]");
	}

	@Test
	void refusesTooManyTimesOfAllValues() {
		IntStream.range(0, 30).forEach((i) -> this.calls.add(Calls.numbered(i, Instant.parse("2026-01-01T02:00:00Z"))));
		MvcTestResult result = get("zone=UTC&from=2026-01-01&to=2026-01-04&groupBy=extension,hour");
		assertThat(result).hasStatus(400).bodyJson().extractingPath("$.code").isEqualTo("too-many-groups");
		assertThat(get("zone=UTC&from=2026-01-01&to=2026-01-02&groupBy=extension,hour")).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			format=csv&groupBy=extension,day | */*
			groupBy=extension,day            | text/csv
			format=csv&groupBy=extension,day | application/json
			""")
	void answersWithATable(String query, String accept) {
		Instant start = Instant.parse("2026-01-01T02:00:00Z");
		this.calls.add(extension("=8001", start)).add(CdrFixture.cdr(start, start.plusSeconds(3), 10, null));
		MvcTestResult result = this.mvc.get()
			.uri("/calls/summary?zone=UTC&from=2026-01-01&to=2026-01-03&" + query)
			.header("Accept", accept)
			.exchange();
		assertThat(result).hasStatusOk().bodyText().isEqualTo("""
				extension,day,calls,answered,answerRate,talkSeconds,averageTalkSeconds,averageWaitSeconds\r
				8001,2026-01-01,1,1,1.0,10,10.0,3.0\r
				8001,2026-01-02,0,0,,0,,\r
				'=8001,2026-01-01,1,0,0.0,0,,\r
				'=8001,2026-01-02,0,0,,0,,\r
				""");
		assertThat(result.getResponse().getContentType()).isEqualTo("text/csv;charset=UTF-8");
		assertThat(result).headers().containsHeader("ETag");
	}

	@Test
	void answersWithATableOfOneRowWithoutGroups() {
		assertThat(get("from=2026-01-01&to=2026-01-03&format=csv")).hasStatusOk().bodyText().isEqualTo("""
				calls,answered,answerRate,talkSeconds,averageTalkSeconds,averageWaitSeconds\r
				0,0,,0,,\r
				""");
	}

	@Test
	void answers304ToAKnownTag() {
		String range = "/calls/summary?from=2026-01-01&to=2026-01-02";
		String tag = Objects.requireNonNull(this.mvc.get().uri(range).exchange().getResponse().getHeader("ETag"));
		MvcTestResult again = this.mvc.get().uri(range).header("If-None-Match", tag).exchange();
		assertThat(again).hasStatus(304).bodyText().isEmpty();
		assertThat(again).headers().hasValue("ETag", tag);
		this.calls.add("2026-01-01T12:00:00Z");
		assertThat(this.mvc.get().uri(range).header("If-None-Match", tag)).hasStatusOk();
	}

	private static Cdr extension(String extension, Instant startedAt) {
		return new Cdr(1L, Direction.INBOUND, CallMethod.API, extension, null, null, startedAt, null, null, null, null,
				null, null, null, null, null, null, null, null);
	}

	private static int sum(JsonNode summary, String field) {
		return summary.at("/groups").valueStream().mapToInt((group) -> group.at("/" + field).asInt()).sum();
	}

	private JsonNode json(String query) throws Exception {
		MvcTestResult result = get(query);
		assertThat(result).hasStatusOk();
		return JsonMapper.shared().readTree(result.getResponse().getContentAsString());
	}

	private MvcTestResult get(String query) {
		return this.mvc.get().uri("/calls/summary?" + query).exchange();
	}

}
