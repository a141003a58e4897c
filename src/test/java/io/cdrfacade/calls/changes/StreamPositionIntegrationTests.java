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
import java.util.ArrayDeque;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.chrome.ChromeDriver;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.Browser;
import io.cdrfacade.Http;
import io.cdrfacade.OtherOrigin;
import io.cdrfacade.StoppableApplication;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.web.Gate;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stream has a position before its first call. The heartbeat is longer than any test.
 */
@Timeout(60)
class StreamPositionIntegrationTests {

	private static final String FOLLOW = """
			window.seen = [];
			window.source = new EventSource(arguments[0]);
			window.source.addEventListener('call', (event) => window.seen.push(JSON.parse(event.data).id));
			""";

	/** An id of which nothing is still to come, so that a browser knows it. */
	private static final Pattern WHOLE_ID = Pattern.compile("\nid: \\S+\n\n");

	private static final OtherOrigin OTHER = new OtherOrigin("<!DOCTYPE html><title>Calls</title>");

	private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final StoppableApplication application = StoppableApplication.start("cdr.changes.poll-interval=100ms",
			"cdr.changes.settle=0ms", "cdr.changes.heartbeat=5m", "cdr.changes.retry=2s",
			"cdr.security.cors.allowed-origins=" + OTHER.origin());

	@AfterEach
	void stop() {
		this.application.close();
	}

	@Test
	void tellsItBeforeTheFirstCall() throws Exception {
		String id;
		try (BufferedReader stream = stream("/calls/changes", "Accept-Language", "en")) {
			id = line(stream, "id: ");
		}
		ended(1);
		try (BufferedReader stream = stream("/calls/changes", "Last-Event-ID", id)) {
			assertThat(line(stream, "data: ")).startsWith("{\"id\":1,");
		}
	}

	/** An event that is only an id and no data counts for a browser, too. */
	@Test
	@EnabledIf(value = "io.cdrfacade.Browser#isInstalled", disabledReason = Browser.MISSING)
	void losesNoCallThatEndsBetweenACutAndTheNextConnection() throws Exception {
		try (Browser window = Browser.open();
				CuttingProxy proxy = new CuttingProxy(this.application.port(), new ArrayDeque<>())) {
			ChromeDriver browser = window.driver();
			browser.get(OTHER.origin() + "/");
			browser.executeScript(FOLLOW, "http://127.0.0.1:%d/calls/changes".formatted(proxy.port()));
			Awaitility.await().until(() -> WHOLE_ID.matcher(proxy.answers()).find());
			String cursor = cursor("/calls/changes");
			proxy.cut();
			ended(1);
			cursor("/calls/changes?wait=20&cursor=" + cursor);
			Awaitility.await().until(() -> "1".equals(browser.executeScript("return window.seen.join()")));
		}
	}

	@Test
	void tellsTheNewOneAfterAReset() throws Exception {
		ended(8);
		String ahead = cursor("/calls/changes?wait=20&from=" + this.start);
		ended(3);
		try (BufferedReader stream = stream("/calls/changes?cursor=" + ahead, "Accept-Language", "en")) {
			line(stream, "event: reset");
			assertThat(line(stream, "id: ")).isNotEqualTo(ahead);
		}
	}

	@Test
	void tellsItWhenThePlatformNoLongerFails() throws Exception {
		this.application.platform().answers((query) -> {
			throw PlatformFaultsFixture.fault("Failed");
		});
		try (BufferedReader stream = stream("/calls/changes", "Accept-Language", "en")) {
			line(stream, ": the platform fails");
			this.application.platform().reset();
			assertThat(line(stream, "id: ")).isNotEmpty();
		}
	}

	@Test
	void beginsBeforeThePlatformHasAnswered() throws Exception {
		Gate gate = new Gate();
		this.application.platform().answers(gate::answer);
		try (BufferedReader stream = stream("/calls/changes", "Accept-Language", "en")) {
			assertThat(line(stream, "retry: ")).isEqualTo("2000");
			assertThat(line(stream, ": ")).isEqualTo("calls as they end");
			gate.open();
			assertThat(line(stream, "id: ")).isNotEmpty();
		}
	}

	private BufferedReader stream(String path, String... headers) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(uri(path))
			.header("Accept", "text/event-stream")
			.headers(headers)
			.build();
		HttpResponse<InputStream> answer = this.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
		assertThat(answer.statusCode()).isEqualTo(200);
		return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.application.port() + path);
	}

	/** The rest of the next line that begins so. */
	private static String line(BufferedReader stream, String start) throws Exception {
		for (String line = stream.readLine(); line != null; line = stream.readLine()) {
			if (line.startsWith(start)) {
				return line.substring(start.length());
			}
		}
		throw new AssertionError("The stream has ended");
	}

	private String cursor(String path) throws Exception {
		HttpResponse<String> answer = Http.to(this.application.port()).get(path);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return JsonMapper.shared().readTree(answer.body()).at("/cursor").asString();
	}

	private void ended(int calls) {
		List<Cdr> all = LongStream.rangeClosed(1, calls).mapToObj(this::cdr).toList();
		this.application.platform().answers((query) -> Rows.page(query, all));
	}

	private Cdr cdr(long id) {
		Instant end = this.start.plusSeconds(id);
		return new Cdr(id, Direction.INBOUND, CallMethod.IVR, "8001", null, null, end.minusSeconds(30), null, end, null,
				null, null, null, null, null, null, null, null, null);
	}

}
