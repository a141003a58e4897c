package io.cdrfacade.calls;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.Http;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Bad input of all kinds: a problem that names the parameter, and no question to the
 * platform.
 */
@WithFakePlatform
class ParameterFuzzIntegrationTests {

	private static final List<String> TIMES = List.of("yesterday", "2026-13-01", "2026-11-20T25:00:00", "20261120",
			"2026-11-20T10:00:00+99:00", "٢٠٢٦-١١-٢٠", "+292278994-08-17", "1763600000", "\u0000", "2026-11-20T",
			"99999-01-01", "-0001-01-01", " ");

	private static final List<String> TRUTHS = List.of("yes", "1", "TRUE", "null", "true,false", "tru\u0435", "false ");

	private static final List<String> NUMBERS = List.of("x", "1".repeat(33), "+", "１３３８７", "13387525701'--", "1 2",
			"++1", "133\u0000", "0x1f", "133,134");

	private static final List<String> SECONDS = List.of("-1", "1.5", "2147483648", "9e9", "٣", "0x10", "1_000", "PT5S",
			"99999999999999999999", "NaN", "-0 ");

	private static final List<String> REASONS = List.of("bussy", "10016", "busy,,normal", "busy, normal", "busy ",
			"busy;normal", "BUSY", "not_answered", "busy\u0000", "*");

	private static final List<String> TEXTS = List.of("x".repeat(129), "张".repeat(129), "😀".repeat(257));

	/** What is never right, whatever stands beside it. */
	private static final Map<String, List<String>> BAD = Map.ofEntries(Map.entry("from", TIMES), Map.entry("to", TIMES),
			Map.entry("zone", List.of("Mars/Phobos", "../../etc", "asia/shanghai", "+25:00", "Asia/Shanghai\u0000")),
			Map.entry("direction", List.of("out", "Inbound", "3", "inbound,outbound", "unknown")),
			Map.entry("method", List.of("7", "two_way", "manual,ivr", "unknown")),
			Map.entry("extension",
					List.of("80 01", "8001, 8002", " 8001", "8001 ", "8001,\u30008002", "8001,,8002", "8".repeat(33),
							"8001;8002", "八", "8001\n",
							IntStream.range(0, 101).mapToObj(Integer::toString).collect(Collectors.joining(",")))),
			Map.entry("destination", NUMBERS), Map.entry("number", NUMBERS), Map.entry("userId", TEXTS),
			Map.entry("memberId", TEXTS), Map.entry("maturity", TEXTS), Map.entry("customerId", TEXTS),
			Map.entry("sync", List.of("none", "3", "unread,read", "UNREAD")), Map.entry("answered", TRUTHS),
			Map.entry("hasRecording", TRUTHS), Map.entry("minTalkSeconds", SECONDS),
			Map.entry("maxTalkSeconds", SECONDS), Map.entry("hangupCause", REASONS), Map.entry("hangupBy", REASONS),
			Map.entry("sort",
					List.of("foo", "startedAt,-startedAt", "+startedAt", "-", "startedat", "--id", "endedAt",
							"id desc")),
			Map.entry("page", List.of("0", "-1", "x", "1.5", "2147484", "99999999999999999999", "١")),
			Map.entry("size", List.of("0", "-1", "1001", "10 ", "all", "2147483648")),
			Map.entry("groupBy",
					List.of("day,day", "day,hour,extension", "week", "day,", ",", "day, hour", " day", "none,day",
							"Day", "day;hour", "day,none", "x".repeat(129))),
			Map.entry("bom", TRUTHS), Map.entry("delimiter", List.of(";", ",", "pipe", "Comma", "comma,tab", "\t")),
			Map.entry("at", Stream.concat(TIMES.stream(), Stream.of("2030-01-01", "9999-12-31T23:59:59Z")).toList()),
			Map.entry("cursor", List.of("x", "AQ", "AQAAAAAAAAAA", "=", "张", "A".repeat(257), "../x")),
			Map.entry("lastEventId", List.of("x", "AQ", "AQAAAAAAAAAA", "\u0000")),
			Map.entry("limit", List.of("0", "-1", "1001", "x")), Map.entry("wait", List.of("-1", "31", "1s", "1.5")),
			Map.entry("pge", List.of("1")), Map.entry("sorts", List.of("id")), Map.entry("filter[x]", List.of("1")),
			Map.entry("__proto__", List.of("1")), Map.entry("\u0000", List.of("1")), Map.entry("", List.of("1")));

	private static final Map<String, List<String>> GOOD = Map.ofEntries(Map.entry("from", List.of("2026-11-20")),
			Map.entry("to", List.of("2026-11-21", "2026-11-20T10:00:00+08:00")),
			Map.entry("zone", List.of("UTC", "Europe/Berlin")), Map.entry("direction", List.of("outbound", "all")),
			Map.entry("method", List.of("ivr", "")), Map.entry("extension", List.of("8001,8002", "")),
			Map.entry("destination", List.of("13387525701")), Map.entry("number", List.of("+8613387525701", "1*#")),
			Map.entry("userId", List.of("张伟", "a'; --", "\"<b>", "\ud83d\udcde")), Map.entry("sync", List.of("all")),
			Map.entry("answered", List.of("true", "")), Map.entry("hasRecording", List.of("false")),
			Map.entry("minTalkSeconds", List.of("0", "007")), Map.entry("maxTalkSeconds", List.of("2147483647", "60")),
			Map.entry("hangupCause", List.of("busy", "no-answer,busy,unknown")),
			Map.entry("hangupBy", List.of("callee")), Map.entry("account", List.of("default")),
			Map.entry("_", List.of("1763600000")));

	private static final List<String> FILTERS = List.of("from", "zone", "direction", "method", "extension",
			"destination", "userId", "memberId", "maturity", "customerId", "number", "answered", "hasRecording",
			"minTalkSeconds", "maxTalkSeconds", "hangupCause", "hangupBy", "pge", "sorts", "filter[x]", "__proto__",
			"\u0000", "");

	private static final Map<String, List<String>> ENDPOINTS = Map.of("/calls",
			and(FILTERS, "to", "sync", "sort", "page", "size"), "/calls/export",
			and(FILTERS, "to", "sync", "bom", "delimiter"), "/calls/summary", and(FILTERS, "to", "sync", "groupBy"),
			"/calls/changes", and(FILTERS, "cursor", "lastEventId", "limit", "wait"), "/calls/22670",
			List.of("zone", "at", "pge", "sorts", "filter[x]", "__proto__", "\u0000", ""));

	@LocalServerPort
	private int port;

	@Autowired
	private FakePlatform platform;

	private Http http;

	@BeforeEach
	void reset() {
		this.http = Http.to(this.port);
		this.platform.reset();
	}

	private static List<String> and(List<String> names, String... more) {
		return Stream.concat(names.stream(), Stream.of(more)).toList();
	}

	static List<String> endpoints() {
		return ENDPOINTS.keySet().stream().sorted().toList();
	}

	@ParameterizedTest
	@MethodSource("endpoints")
	void namesABadParameterAmongGoodOnes(String endpoint) throws Exception {
		Random random = new Random(endpoint.hashCode());
		for (String name : ENDPOINTS.getOrDefault(endpoint, List.of())) {
			for (String value : BAD.getOrDefault(name, List.of())) {
				List<String> pairs = new ArrayList<>(List.of(pair(name, value)));
				good(endpoint, name, random).forEach(pairs::add);
				Collections.shuffle(pairs, random);
				requireRefused(endpoint + "?" + String.join("&", pairs), name);
			}
		}
	}

	/** Some good parameters that do not contradict the bad one. */
	private static Stream<String> good(String endpoint, String bad, Random random) {
		List<String> known = ENDPOINTS.getOrDefault(endpoint, List.of());
		return GOOD.keySet()
			.stream()
			.sorted()
			.filter((name) -> known.contains(name) || name.equals("account") || name.equals("_"))
			.filter((name) -> !name.equals(bad) && random.nextInt(4) == 0)
			.map((name) -> pair(name, any(GOOD.getOrDefault(name, List.of()), random)));
	}

	@ParameterizedTest
	@MethodSource("endpoints")
	void refusesParametersThatAreGivenTwice(String endpoint) throws Exception {
		for (String name : GOOD.keySet()) {
			boolean single = !List.of("extension", "hangupCause", "hangupBy", "_", "from", "to").contains(name);
			if (single && ENDPOINTS.getOrDefault(endpoint, List.of()).contains(name)) {
				String pair = pair(name, GOOD.getOrDefault(name, List.of()).getFirst());
				requireRefused(endpoint + "?" + pair + "&" + pair, name);
			}
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/calls?sort=foo                                     | sort
			/calls?sort=startedAt,-startedAt                    | sort
			/calls?sort=                                        | -
			/calls?minTalkSeconds=9&maxTalkSeconds=3            | minTalkSeconds
			/calls?answered=false&minTalkSeconds=1              | minTalkSeconds
			/calls?sync=unread&number=1                         | sync
			/calls?sync=unread&answered=true                    | sync
			/calls?sync=unread&minTalkSeconds=0                 | sync
			/calls?sync=unread&maxTalkSeconds=2147483647        | sync
			/calls?sync=unread&hangupCause=busy                 | sync
			/calls?sync=unread&hangupBy=caller                  | sync
			/calls?sync=unread&answered=&minTalkSeconds=&sort=  | -
			/calls?sync=unread&sort=id                          | sync
			/calls?sync=unread&hasRecording=false               | sync
			/calls?from=2026-11-21&to=2026-11-20                | to
			/calls?from=2026-11-21&to=2026-11-21                | to
			/calls?from=2030-01-01                              | from
			/calls?from=2000-01-01&sort=id                      | from
			/calls?groupBy=day                                  | groupBy
			/calls?format=csv                                   | format
			/calls?cursor=x                                     | cursor
			/calls/summary?groupBy=day,day                      | groupBy
			/calls/summary?groupBy=day,hour,extension           | groupBy
			/calls/summary?groupBy=hour&from=2025-01-01         | groupBy
			/calls/summary?groupBy=day&groupBy=hour             | groupBy
			/calls/summary?sort=id                              | sort
			/calls/summary?page=1                               | page
			/calls/summary?format=xlsx                          | format
			/calls/summary?format=csv&delimiter=tab             | delimiter
			/calls/summary?sync=unread                          | sync
			/calls/export?sort=id                               | sort
			/calls/export?page=1                                | page
			/calls/export?size=1                                | size
			/calls/export?format=pdf                            | format
			/calls/export?format=xls                            | format
			/calls/export?format=xlsx&bom=true                  | bom
			/calls/export?format=ndjson&bom=true                | bom
			/calls/export?bom=true                              | bom
			/calls/export?format=xlsx&delimiter=comma           | delimiter
			/calls/export?format=ndjson&delimiter=semicolon     | delimiter
			/calls/export?delimiter=tab                         | delimiter
			/calls/export?sync=unread                           | sync
			/calls/changes?to=2026-11-20                        | to
			/calls/changes?sort=id                              | sort
			/calls/changes?sync=all                             | sync
			/calls/abc                                          | id
			/calls/-1                                           | id
			/calls/0                                            | id
			/calls/1.0                                          | id
			/calls/1e3                                          | id
			/calls/0x1                                          | id
			/calls/%2B1                                         | id
			/calls/%D9%A3                                       | id
			/calls/1000000000000000000                          | id
			/calls/99999999999999999999                         | id
			/calls/1?at=2026-11-23                              | at
			/calls/1?at=0                                       | at
			/calls/1?from=2026-11-20                            | from
			/calls/1?number=1                                   | number
			/calls/1?sort=id                                    | sort
			""")
	void namesWhatContradicts(String path, String parameter) throws Exception {
		if (parameter.equals("-")) {
			assertThat(this.http.get(path).statusCode()).isEqualTo(200);
		}
		else {
			requireRefused(path, parameter);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			/calls?zone=x&from=2026-11-22T17:00:00                  | zone
			/calls?from=x&to=2026-11-20                             | from
			/calls/1?zone=x&at=2026-11-22T20:00:00                  | zone
			/calls/export?format=pdf&bom=true&delimiter=tab         | format
			/calls/summary?groupBy=hour&from=2015-01-01             | from
			/calls/summary?groupBy=hour&from=2015-01-01&to=x        | to
			/calls/summary?groupBy=hour&from=2024-01-01&zone=x      | zone
			""")
	void reportsNothingThatFollowsFromAnotherFault(String path, String parameter) throws Exception {
		JsonNode errors = JsonMapper.shared().readTree(this.http.get(path).body()).path("errors");
		assertThat(errors).extracting((error) -> error.path("parameter").stringValue()).containsExactly(parameter);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calls?account=x&from=2026-11-22T17:00:00", "/calls/1?account=x&at=2026-11-22T20:00:00",
			"/calls/changes?account=x&cursor=x" })
	void missesAnAccountBeforeWhatDependsOnIt(String path) throws Exception {
		assertThat(this.http.get(path).statusCode()).isEqualTo(404);
	}

	/**
	 * Good and bad in any mixture: never a fault of the server, and never a question for
	 * nothing.
	 */
	@Test
	void answersAnyMixtureWithoutAFaultOfItsOwn() throws Exception {
		Random random = new Random(11);
		int good = 0;
		for (int i = 0; i < 2500; i++) {
			String endpoint = any(List.of("/calls", "/calls/export", "/calls/summary", "/calls/22670"), random);
			List<String> names = ENDPOINTS.getOrDefault(endpoint, List.of());
			List<String> pairs = new ArrayList<>();
			for (int count = random.nextInt(5); count > 0; count--) {
				String name = any(names, random);
				Map<String, List<String>> values = (random.nextInt(5) == 0) ? BAD : GOOD;
				pairs.add(pair(name, any(values.getOrDefault(name, List.of("")), random)));
			}
			HttpResponse<String> response = this.http.get(endpoint + "?" + String.join("&", pairs));
			assertThat(response.statusCode()).as("%s?%s: %s", endpoint, pairs, response.body()).isIn(200, 400, 404);
			if (response.statusCode() == 400) {
				requireNamed(response, pairs.toString());
				assertThat(this.platform.questions()).as(pairs.toString()).isEmpty();
			}
			good += (response.statusCode() == 200) ? 1 : 0;
			this.platform.reset();
		}
		assertThat(good).isGreaterThan(400);
	}

	private void requireRefused(String path, String parameter) throws Exception {
		HttpResponse<String> response = this.http.get(path);
		assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(400);
		assertThat(requireNamed(response, path)).as("%s: %s", path, response.body()).contains(parameter);
		assertThat(this.platform.questions()).as(path).isEmpty();
	}

	/** Returns the parameters that a problem names, each fault once. */
	private static List<String> requireNamed(HttpResponse<String> response, String path) {
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		JsonNode problem = JsonMapper.shared().readTree(response.body());
		assertThat(problem.path("code").asString()).as(path).isEqualTo("invalid-parameter");
		List<String> names = new ArrayList<>();
		for (JsonNode error : problem.path("errors")) {
			assertThat(error.path("message").asString()).as(path).isNotBlank();
			names.add(error.path("parameter").asString());
		}
		assertThat(names).as(path).isNotEmpty();
		assertThat(problem.path("errors")).as(path).doesNotHaveDuplicates();
		return names;
	}

	private static String pair(String name, String value) {
		return URLEncoder.encode(name, StandardCharsets.UTF_8) + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	private static <T> T any(List<T> values, Random random) {
		return values.get(random.nextInt(values.size()));
	}

}
