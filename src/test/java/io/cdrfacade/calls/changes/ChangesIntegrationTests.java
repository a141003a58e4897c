package io.cdrfacade.calls.changes;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.StreamSupport;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
@Timeout(60)
@TestPropertySource(properties = { "cdr.changes.poll-interval=100ms", "cdr.changes.settle=0ms",
		"cdr.changes.heartbeat=200ms", "cdr.changes.max-streams=2" })
class ChangesIntegrationTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:30:15.750Z");

	private static long base;

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private FakePlatform platform;

	@Autowired
	private MeterRegistry registry;

	/** Ids only grow, from test to test as well. */
	@BeforeEach
	void noCalls() {
		noStreams();
		this.platform.reset();
		base += 1000;
		ended(0);
	}

	/** A stream whose reader has gone counts until its next heartbeat. */
	private void noStreams() {
		Awaitility.await().until(() -> this.registry.get("cdr.changes.streams").gauge().value() == 0);
	}

	@Test
	void returnsCallsThatEndedSinceTheLastRequest() throws Exception {
		JsonNode first = json("/calls/changes");
		assertThat(ids(first)).isEmpty();
		ended(5);
		first = json("/calls/changes?wait=20&cursor=" + cursor(first));
		assertThat(ids(first)).containsExactly(1L, 2L, 3L, 4L, 5L);
		ended(8);
		JsonNode second = json("/calls/changes?wait=20&cursor=" + cursor(first));
		assertThat(ids(second)).containsExactly(6L, 7L, 8L);
		assertThat(second.at("/hasMore").asBoolean()).isFalse();
		assertThat(ids(json("/calls/changes?cursor=" + cursor(second)))).isEmpty();
	}

	@Test
	void beginsAtATimeAndGivesNoMoreThanAskedFor() throws Exception {
		ended(5);
		Awaitility.await().until(() -> ids(json("/calls/changes?from=2026-11-22T08:28:00Z")).size() == 5);
		JsonNode page = json("/calls/changes?limit=2&from=2026-11-22T08:28:36Z");
		assertThat(ids(page)).containsExactly(1L, 2L);
		assertThat(page.at("/hasMore").asBoolean()).isTrue();
		JsonNode next = json("/calls/changes?cursor=" + cursor(page));
		assertThat(ids(next)).containsExactly(3L, 4L, 5L);
	}

	@Test
	void catchesUpFromLongAgo() throws Exception {
		ended(5);
		List<Long> got = new ArrayList<>();
		JsonNode page = json("/calls/changes?limit=2&from=2026-10-01");
		got.addAll(ids(page));
		while (got.size() < 5) {
			page = json("/calls/changes?limit=2&wait=20&cursor=" + cursor(page));
			got.addAll(ids(page));
		}
		assertThat(got).containsExactly(1L, 2L, 3L, 4L, 5L);
	}

	@Test
	void skipsUnwantedCalls() throws Exception {
		JsonNode first = json("/calls/changes?extension=8001");
		ended(8);
		JsonNode second = json("/calls/changes?wait=20&extension=8001&cursor=" + cursor(first));
		assertThat(ids(second)).containsExactly(1L, 3L, 5L, 7L);
		assertThat(ids(json("/calls/changes?cursor=" + cursor(second)))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "cursor=nonsense", "cursor=AQAAAAAAAFiOAAABmqnDRCqAAAAAAAAAAH3bcl6mY7xGk0sdB3hUuPE",
			"limit=0", "limit=1001", "wait=31", "wait=-1", "to=2026-11-22", "sync=all", "page=1", "size=1", "from=x",
			"from=2030-01-01" })
	void refusesBadInput(String query) throws Exception {
		HttpResponse<String> answer = get("/calls/changes?" + query);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(JsonMapper.shared().readTree(answer.body()).at("/errors/0/parameter").asString())
			.isEqualTo(query.substring(0, query.indexOf('=')));
	}

	@Test
	void refusesCursorsOfOtherAccountsAndWithFrom() throws Exception {
		String cursor = cursor(json("/calls/changes"));
		assertThat(get("/calls/changes?account=berlin&cursor=" + cursor).statusCode()).isEqualTo(400);
		assertThat(get("/calls/changes?from=2026-11-22&cursor=" + cursor).statusCode()).isEqualTo(400);
		assertThat(get("/calls/changes?cursor=" + cursor).headers().firstValue("Cache-Control")).contains("no-store");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "*/*", "application/json, text/event-stream",
			"text/event-stream;q=0.5, application/*;q=0.8", "application/*", "text/event-stream;q=0, */*" })
	void answersWithJsonIfBothAreEquallyPreferred(String accept) throws Exception {
		HttpResponse<String> answer = get("/calls/changes", "Accept", accept);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "*/*, text/event-stream", "application/*, text/event-stream", "text/*",
			"*/*;q=0.8, text/event-stream;q=0.8", "application/json;q=0.3, text/event-stream" })
	void streamsIfThatIsNamedOrPreferred(String accept) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri("/calls/changes"))
			.header("Accept", "text/html")
			.header("Accept", accept)
			.HEAD()
			.build();
		HttpResponse<Void> answer = this.client.send(request, HttpResponse.BodyHandlers.discarding());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
	}

	@Test
	void showsALastEventThatIsNoCursor() throws Exception {
		HttpResponse<String> answer = get("/calls/changes", "Last-Event-ID", "zzz");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"parameter\":\"Last-Event-ID\",\"value\":\"zzz\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/csv", "application/json;q=0", "text/event-stream;q=0" })
	void answersOtherMediaTypesWithAProblem(String accept) throws Exception {
		HttpResponse<String> answer = get("/calls/changes", "Accept", accept);
		assertThat(answer.statusCode()).isEqualTo(406);
		assertThat(answer.body()).contains("not-acceptable");
	}

	@Test
	void streamsAndGoesOn() throws Exception {
		String last;
		try (BufferedReader stream = open("/calls/changes")) {
			assertThat(stream.readLine()).isEqualTo("retry: 2000");
			awaitLine(stream, ": still here");
			ended(2);
			assertThat(id(event(stream))).isEqualTo(1);
			last = this.lastEventId;
		}
		ended(3);
		try (BufferedReader stream = open("/calls/changes?cursor=" + last, "Last-Event-ID", last)) {
			assertThat(id(event(stream))).isEqualTo(2);
			assertThat(id(event(stream))).isEqualTo(3);
		}
	}

	@Test
	void endsStreamsAtOnceIfTooManyAreOpen() throws Exception {
		try (BufferedReader one = open("/calls/changes"); BufferedReader two = open("/calls/changes")) {
			assertThat(one.readLine()).isEqualTo(two.readLine());
			assertThat(this.registry.get("cdr.changes.streams").gauge().value()).isEqualTo(2);
			Awaitility.await().until(() -> this.registry.get("cdr.web.requests.active").gauge().value() == 0);
			double before = refused();
			HttpResponse<String> refused = get("/calls/changes", "Accept", "text/event-stream");
			assertThat(refused.statusCode()).isEqualTo(200);
			assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
			assertThat(refused.body()).startsWith("retry: 10000\n\n").doesNotContain("event:", "data:");
			assertThat(refused()).isEqualTo(before + 1);
		}
	}

	private double refused() {
		return this.registry.get("cdr.changes.streams.refused").tag("reason", "full").counter().count();
	}

	@Test
	void asksProxiesNotToBufferStreams() throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri("/calls/changes"))
			.header("Accept", "text/event-stream")
			.header("Accept-Encoding", "gzip")
			.build();
		HttpResponse<InputStream> answer = this.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
		try (InputStream body = answer.body()) {
			assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store, no-transform");
			assertThat(answer.headers().firstValue("X-Accel-Buffering")).contains("no");
			assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
			assertThat(new String(body.readNBytes(15), StandardCharsets.UTF_8)).isEqualTo("retry: 2000\n\n: ");
		}
	}

	@Test
	void takesTheLastEventFromTheQuery() throws Exception {
		ended(3);
		String first = cursor(json("/calls/changes?limit=1&wait=20&from=2026-11-22T08:28:00Z"));
		try (BufferedReader stream = open("/calls/changes?from=2026-11-22T08:28:00Z&lastEventId=" + first)) {
			assertThat(id(event(stream))).isEqualTo(2);
		}
		assertThat(ids(json("/calls/changes?lastEventId=" + first))).containsExactly(2L, 3L);
		assertThat(get("/calls/changes?lastEventId=nonsense").body()).contains("\"parameter\":\"lastEventId\"");
	}

	/**
	 * The address of a stream stays the same, while the longest range moves on with the
	 * time.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "from=2001-01-01", "from=2030-01-01" })
	void goesOnAfterALastEventWhateverTheRange(String from) throws Exception {
		ended(3);
		String first = cursor(json("/calls/changes?limit=1&wait=20&from=2026-11-22T08:28:00Z"));
		assertThat(get("/calls/changes?" + from).statusCode()).isEqualTo(400);
		try (BufferedReader stream = open("/calls/changes?" + from, "Last-Event-ID", first)) {
			assertThat(id(event(stream))).isEqualTo(2);
		}
		assertThat(ids(json("/calls/changes?" + from + "&lastEventId=" + first))).containsExactly(2L, 3L);
		HttpResponse<String> unreadable = get("/calls/changes?from=x", "Last-Event-ID", first);
		assertThat(unreadable.statusCode()).isEqualTo(400);
		assertThat(unreadable.body()).contains("\"parameter\":\"from\"");
	}

	/** The platform's data was reset: it begins again with small ids. */
	@Test
	void refusesCursorsAheadOfAllThatThePlatformHas() throws Exception {
		ended(8);
		JsonNode page = json("/calls/changes?wait=20&from=2026-11-22T08:28:00Z");
		ended(3);
		HttpResponse<String> answer = get("/calls/changes?wait=20&cursor=" + cursor(page));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("\"parameter\":\"cursor\"", "is newer than all data of the platform");
		JsonNode next = json("/calls/changes");
		ended(4);
		assertThat(ids(json("/calls/changes?wait=20&cursor=" + cursor(next)))).containsExactly(4L);
	}

	@ParameterizedTest
	@CsvSource({ "en, The cursor is newer than all data", "'zh-CN,zh;q=0.9', 游标超前于平台现有的全部数据" })
	void sendsAResetEventAndGoesOn(String language, String detail) throws Exception {
		ended(8);
		String cursor = cursor(json("/calls/changes?wait=20&from=2026-11-22T08:28:00Z"));
		try (BufferedReader stream = open("/calls/changes?cursor=" + cursor, "Accept-Language", language)) {
			awaitLine(stream, ": still here");
			ended(3);
			awaitLine(stream, "event: reset");
			assertThat(stream.readLine()).startsWith("data: {\"code\":\"cursor-ahead\",\"detail\":\"" + detail);
			awaitLine(stream, ": still here");
			ended(4);
			assertThat(id(event(stream))).isEqualTo(4);
		}
	}

	private String lastEventId = "";

	private JsonNode event(BufferedReader stream) throws Exception {
		for (String line = stream.readLine(); line != null; line = stream.readLine()) {
			if (line.startsWith("id: ")) {
				this.lastEventId = line.substring(4);
			}
			if (line.startsWith("data: ")) {
				return JsonMapper.shared().readTree(line.substring(6));
			}
		}
		throw new AssertionError("The stream has ended");
	}

	private static void awaitLine(BufferedReader stream, String wanted) throws Exception {
		String line = stream.readLine();
		while (line != null && !line.equals(wanted)) {
			line = stream.readLine();
		}
		assertThat(line).isEqualTo(wanted);
	}

	private BufferedReader open(String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).header("Accept", "text/event-stream");
		HttpRequest built = ((headers.length > 0) ? request.headers(headers) : request).build();
		HttpResponse<InputStream> answer = this.client.send(built, HttpResponse.BodyHandlers.ofInputStream());
		assertThat(answer.statusCode()).isEqualTo(200);
		return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
	}

	private void ended(int calls) {
		this.platform.answers((query) -> Rows.page(query,
				LongStream.rangeClosed(1, calls).mapToObj(ChangesIntegrationTests::cdr).toList()));
	}

	private static Cdr cdr(long id) {
		Instant end = NOW.minusSeconds(100 - id).truncatedTo(ChronoUnit.SECONDS);
		return new Cdr(base + id, Direction.INBOUND, CallMethod.IVR, (id % 2 == 0) ? "8002" : "8001", null, null,
				end.minusSeconds(id * 30), null, end, null, null, Long.toString(base), null, null, null, null, null,
				null, null);
	}

	private JsonNode json(String path) throws Exception {
		HttpResponse<String> answer = get(path);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(answer.body());
	}

	private HttpResponse<String> get(String path, String... headers) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
		return this.client.send(((headers.length > 0) ? request.headers(headers) : request).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private URI uri(String path) {
		String filter = (path.contains("?") ? "&" : "?") + "userId=" + base;
		return URI.create("http://127.0.0.1:" + this.port + path + filter);
	}

	private static long id(JsonNode call) {
		return call.at("/id").asLong() - base;
	}

	private static String cursor(JsonNode page) {
		return page.at("/cursor").asString();
	}

	private static List<Long> ids(JsonNode page) {
		return StreamSupport.stream(page.at("/items").spliterator(), false).map(ChangesIntegrationTests::id).toList();
	}

}
