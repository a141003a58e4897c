package io.cdrfacade.calls.search;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.Http;
import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asks the running application in hundreds of ways for the sandbox's calls, and compares
 * what it answers with what a naive filter finds in the records that the sandbox sends.
 */
@SandboxApplicationTest
@Timeout(300)
class EverythingAskedSandboxIntegrationTests {

	private static final List<String> DIMENSIONS = List.of("hour", "day", "month", "hourOfDay", "dayOfWeek",
			"direction", "method", "extension", "hangupCause", "userId");

	private static final Set<String> TIMES = Set.copyOf(DIMENSIONS.subList(0, 5));

	private static final List<String> SORTS = List.of("startedAt", "-startedAt", "talkSeconds", "-talkSeconds", "id",
			"-id");

	private static final Pattern NEXT = Pattern.compile("<([^>]+)>; rel=\"next\"");

	/** Enough for groups by hour and a field. */
	private static final Duration SHORT = Duration.ofDays(9);

	private static final Duration LONG = Duration.ofDays(40);

	private static Http http;

	private static Asked.Known known;

	/**
	 * Records of the last day still come; the oldest ones are dropped as time goes on.
	 */
	@BeforeAll
	static void readWhatThereIs(@LocalServerPort int port) throws Exception {
		http = Http.to(port);
		Instant to = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofDays(1));
		Instant from = to.minus(Duration.ofDays(85));
		Wire wire = Wire.login(http);
		wire.bills(to.minus(Duration.ofDays(9)), to.minus(Duration.ofDays(3)), 1);
		Set<Long> read = new HashSet<>();
		wire.bills(from, to, 2).forEach((bill) -> read.add(bill.path("id").asLong()));
		known = new Asked.Known(from, to,
				wire.bills(from, to, 3)
					.stream()
					.map((bill) -> new WireRecord(bill, read.contains(bill.path("id").asLong())))
					.filter((record) -> record.start().isBefore(to))
					.toList());
		assertThat(known.records()).hasSizeGreaterThan(3000);
		assertThat(read).hasSizeGreaterThan(100);
	}

	@Test
	void findsCountsAndExportsWhatANaiveFilterFinds() throws Exception {
		int found = 0;
		for (int seed = 0; seed < 300; seed++) {
			List<String> dimensions = dimensions(seed);
			Random random = new Random(seed);
			Asked asked = Asked.random(random, known, dimensions.contains("hour") ? SHORT : asRandom(random));
			List<WireRecord> expected = asked.of(known.records());
			found += expected.isEmpty() ? 0 : 1;
			list(asked, random);
			summarise(asked, dimensions, expected);
			export(asked, expected);
		}
		assertThat(found).isGreaterThan(200);
	}

	private static Duration asRandom(Random random) {
		return random.nextBoolean() ? LONG : Duration.ofHours(random.nextInt(1, 240));
	}

	/** All dimensions alone and all pairs, again and again. */
	private static List<String> dimensions(int seed) {
		int number = seed % 101;
		if (number == 0) {
			return List.of();
		}
		String first = DIMENSIONS.get((number - 1) / 10);
		String second = DIMENSIONS.get((number - 1) % 10);
		return first.equals(second) ? List.of(first) : List.of(first, second);
	}

	private void list(Asked asked, Random random) throws Exception {
		@Nullable String sort = random.nextInt(4) == 0 ? null : asked.any(SORTS);
		List<Long> expected = asked.of(known.records(), sort).stream().map(WireRecord::id).toList();
		int size = Math.clamp(expected.size() / random.nextInt(1, 5), 1, 1000);
		String query = "/calls?" + asked.query() + "&size=" + size + ((sort != null) ? "&sort=" + sort : "");
		List<Long> ids = new ArrayList<>();
		for (@Nullable
		String next = query; next != null;) {
			HttpResponse<String> page = get(next);
			JsonNode json = JsonMapper.shared().readTree(page.body());
			assertThat(json.at("/page/totalItems").asInt()).as(next).isEqualTo(expected.size());
			json.at("/items").forEach((item) -> ids.add(item.path("id").asLong()));
			Matcher link = NEXT.matcher(page.headers().firstValue("Link").orElse(""));
			next = link.find() ? link.group(1).substring(link.group(1).indexOf("/calls")) : null;
		}
		assertThat(ids).as(query).isEqualTo(expected);
	}

	private void export(Asked asked, List<WireRecord> expected) throws Exception {
		HttpResponse<String> export = get("/calls/export?" + asked.query());
		List<Long> ids = export.body()
			.lines()
			.map((line) -> JsonMapper.shared().readTree(line).path("id").asLong())
			.toList();
		assertThat(ids).as(asked.query()).isEqualTo(expected.stream().map(WireRecord::id).toList());
		export.headers()
			.firstValue("X-Total-Count")
			.ifPresent((count) -> assertThat(count).isEqualTo(Integer.toString(expected.size())));
	}

	private void summarise(Asked asked, List<String> dimensions, List<WireRecord> expected) throws Exception {
		String query = "/calls/summary?" + asked.query()
				+ (dimensions.isEmpty() ? "" : "&groupBy=" + String.join(",", dimensions));
		JsonNode summary = JsonMapper.shared().readTree(get(query).body());
		assertThat(Sums.of(summary.path("total"))).as(query).isEqualTo(Sums.of(expected));
		Map<List<@Nullable String>, List<WireRecord>> groups = groups(dimensions, asked.zone(), expected);
		Set<List<@Nullable String>> counted = new HashSet<>();
		for (JsonNode group : summary.path("groups")) {
			List<@Nullable String> keys = new ArrayList<>();
			group.path("keys").forEach((key) -> keys.add(key.isNull() ? null : key.asString()));
			assertThat(counted.add(keys)).as("%s: %s", query, keys).isTrue();
			assertThat(Sums.of(group)).as("%s: %s", query, keys)
				.isEqualTo(Sums.of(groups.getOrDefault(keys, List.of())));
			assertThat(groups.containsKey(keys) || !Collections.disjoint(dimensions, TIMES)).isTrue();
		}
		assertThat(counted).as(query).containsAll(groups.keySet());
	}

	private static Map<List<@Nullable String>, List<WireRecord>> groups(List<String> dimensions, ZoneId zone,
			List<WireRecord> records) {
		Map<List<@Nullable String>, List<WireRecord>> groups = new HashMap<>();
		if (!dimensions.isEmpty()) {
			records.forEach((record) -> {
				List<@Nullable String> keys = new ArrayList<>();
				dimensions.forEach((dimension) -> keys.add(record.key(dimension, zone)));
				groups.computeIfAbsent(keys, (_) -> new ArrayList<>()).add(record);
			});
		}
		return groups;
	}

	@Test
	void findsCallsByTheirIdsAlone() throws Exception {
		Random random = new Random(3);
		for (int i = 0; i < 60; i++) {
			WireRecord record = known.records().get(random.nextInt(known.records().size()));
			String body = get("/calls/" + record.id()).body();
			JsonNode call = JsonMapper.shared().readTree(body);
			assertThat(call.path("id").asLong()).isEqualTo(record.id());
			assertThat(Instant.parse(call.path("startedAt").asString())).isEqualTo(record.start());
			assertThat(get(call.path("href").asString()).body()).isEqualTo(body);
		}
	}

	/** The call of the documents is years older than a range may be long. */
	@Test
	void findsTheDocumentedCallByItsIdAlone() throws Exception {
		JsonNode call = JsonMapper.shared().readTree(get("/calls/22670").body());
		assertThat(call.path("startedAt").asString()).isEqualTo("2019-09-27T14:58:37+08:00");
		assertThat(http.get("/calls/22669").statusCode()).isEqualTo(404);
		assertThat(http.get("/calls/22671").statusCode()).isEqualTo(404);
	}

	private HttpResponse<String> get(String path) throws Exception {
		HttpResponse<String> response = http.get(path);
		assertThat(response.statusCode()).as("%s: %s", path, response.body()).isEqualTo(200);
		return response;
	}

	/** What a summary tells of some calls; -1 stands for no ratio. */
	private record Sums(long calls, long answered, long talk, double rate, double averageTalk, double averageWait) {

		static Sums of(JsonNode figures) {
			return new Sums(figures.path("calls").asLong(), figures.path("answered").asLong(),
					figures.path("talkSeconds").asLong(), ratio(figures.path("answerRate")),
					ratio(figures.path("averageTalkSeconds")), ratio(figures.path("averageWaitSeconds")));
		}

		private static double ratio(JsonNode figure) {
			return figure.isNull() ? -1 : figure.asDouble();
		}

		static Sums of(List<WireRecord> records) {
			List<WireRecord> answered = records.stream().filter(WireRecord::answered).toList();
			long talk = records.stream().mapToLong(WireRecord::talk).sum();
			List<Long> waits = answered.stream()
				.filter((record) -> record.answer() != null)
				.map((record) -> Duration.between(record.start(), record.answer()).toSeconds())
				.toList();
			return new Sums(records.size(), answered.size(), talk, ratio(answered.size(), records.size(), 1000),
					ratio(talk, answered.size(), 10),
					ratio(waits.stream().mapToLong(Long::longValue).sum(), waits.size(), 10));
		}

		private static double ratio(long part, long whole, int scale) {
			return (whole != 0) ? Math.round((double) scale * part / whole) / (double) scale : -1;
		}

	}

	/** Speaks to the sandbox as the platform's other clients do. */
	private record Wire(Http http, String token) {

		static Wire login(Http http) throws IOException, InterruptedException {
			JsonNode answer = send(http, "service=App.Sip_Auth.Login&appid=sandbox&accesskey=sandbox-demo-key");
			return new Wire(http, answer.at("/data/result/token").asString());
		}

		List<JsonNode> bills(Instant from, Instant to, int syncFlag) throws IOException, InterruptedException {
			List<JsonNode> bills = new ArrayList<>();
			for (int page = 1, total = 1; bills.size() < total; page++) {
				JsonNode result = send(this.http,
						"service=App.Sip_Cdr.GetBill&token=%s&syncflag=%d&direction=3&callmethod=0"
							.formatted(this.token, syncFlag)
								+ "&extnumber=&destnumber=&userid=&memberid=&itemsperpage=1000&currentpage=" + page
								+ "&starttime=" + local(from) + "&endtime=" + local(to))
					.at("/data/result");
				total = (syncFlag == 1) ? 0 : result.path("totalitems").asInt();
				result.path("bills").forEach(bills::add);
			}
			return bills;
		}

		private static String local(Instant time) {
			return time.atZone(ZoneId.of("Asia/Shanghai")).toLocalDateTime().toString().replace('T', '+') + ":00";
		}

		private static JsonNode send(Http http, String form) throws IOException, InterruptedException {
			HttpRequest request = HttpRequest
				.newBuilder(URI.create("http://127.0.0.1:" + http.port() + "/sandbox/platform"))
				.header("Content-Type", "application/x-www-form-urlencoded")
				.POST(HttpRequest.BodyPublishers.ofString(form))
				.build();
			return JsonMapper.shared().readTree(http.client().send(request, BodyHandlers.ofString()).body());
		}

	}

}
