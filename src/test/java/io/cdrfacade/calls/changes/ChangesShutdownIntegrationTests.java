package io.cdrfacade.calls.changes;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.StoppableApplication;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;

import static org.assertj.core.api.Assertions.assertThat;

/** The time that a shutdown may take is longer than any test. */
@ExtendWith(OutputCaptureExtension.class)
@Timeout(120)
class ChangesShutdownIntegrationTests {

	/**
	 * Less than what callers wait for, so that it is the shutdown that ends their wait.
	 */
	private static final long LIMIT_SECONDS = 25;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final CountDownLatch held = new CountDownLatch(1);

	private final CountDownLatch opened = new CountDownLatch(1);

	private final StoppableApplication application = StoppableApplication.start(
			"spring.lifecycle.timeout-per-shutdown-phase=10m", "cdr.changes.poll-interval=200ms",
			"cdr.changes.settle=0ms", "cdr.changes.heartbeat=1m");

	@AfterEach
	void stop() {
		this.opened.countDown();
		this.application.close();
	}

	@Test
	void endsStreamsAndAnswersWaitingRequests(CapturedOutput output) throws Exception {
		try (BufferedReader stream = stream("/calls/changes")) {
			CompletableFuture<HttpResponse<String>> waiting = waitingForMore();
			verifyEnd(stream, waiting, output);
		}
	}

	@Test
	void endsAPollThatIsUnderWay(CapturedOutput output) throws Exception {
		try (BufferedReader stream = stream("/calls/changes")) {
			CompletableFuture<HttpResponse<String>> waiting = waitingForMore();
			holdThePlatform();
			verifyEnd(stream, waiting, output);
		}
	}

	/** Nothing is known yet about what they ask for. */
	@Test
	void endsTheVeryFirstPoll(CapturedOutput output) throws Exception {
		this.application.platform().answers(this::held);
		try (BufferedReader stream = stream("/calls/changes")) {
			String from = Instant.now().minusSeconds(60).toString();
			CompletableFuture<HttpResponse<String>> waiting = waiting("/calls/changes?wait=30&from=" + from);
			awaitGauge("cdr.changes.waiting");
			assertThat(this.held.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
			verifyEnd(stream, waiting, output);
		}
	}

	@Test
	void sendsCallersWithoutACursorElsewhere() throws Exception {
		this.application.platform().answers(this::held);
		CompletableFuture<HttpResponse<String>> waiting = waiting("/calls/changes?wait=30");
		assertThat(this.held.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<Void> closed = this.application.stop();
		HttpResponse<String> answer = waiting.get(LIMIT_SECONDS, TimeUnit.SECONDS);
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.headers().firstValue("Retry-After")).contains("1");
		closed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
	}

	/** The next request gets what it was looking for. */
	@Test
	void endsACatchUp(CapturedOutput output) throws Exception {
		Instant past = Instant.now().minus(Duration.ofDays(30));
		this.application.platform().answers((query) -> query.from().isBefore(past) ? held(query) : none());
		try (BufferedReader stream = stream("/calls/changes?from=" + past)) {
			CompletableFuture<HttpResponse<String>> waiting = waiting("/calls/changes?wait=30&from=" + past);
			awaitGauge("cdr.changes.waiting");
			Awaitility.await().until(() -> this.held.getCount() == 0);
			verifyEnd(stream, waiting, output);
			assertThat(waiting.get().body()).contains("\"items\":[]", "\"hasMore\":true");
		}
	}

	private void verifyEnd(BufferedReader stream, CompletableFuture<HttpResponse<String>> waiting,
			CapturedOutput output) throws Exception {
		CompletableFuture<Void> closed = this.application.stop();
		HttpResponse<String> answer = waiting.get(LIMIT_SECONDS, TimeUnit.SECONDS);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(cursor(answer)).isNotEmpty();
		List<String> rest = stream.readAllLines();
		assertThat(rest)
			.allSatisfy((line) -> assertThat(line).matches("|retry: .*|: calls as they end|: still here|id: .*"));
		closed.get(LIMIT_SECONDS, TimeUnit.SECONDS);
		assertThat(output.getAll()).contains("Graceful shutdown complete").doesNotContain(" ERROR ", " WARN ", "\tat ");
	}

	private void holdThePlatform() throws InterruptedException {
		this.application.platform().answers(this::held);
		assertThat(this.held.await(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
	}

	/** Holds the answer back for ever. */
	private CdrPage held(CdrQuery query) {
		this.held.countDown();
		try {
			this.opened.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
		return none();
	}

	private static CdrPage none() {
		return new CdrPage(List.of(), 0);
	}

	private void awaitGauge(String name) {
		Awaitility.await().until(() -> this.application.registry().get(name).gauge().value() == 1);
	}

	private BufferedReader stream(String path) throws Exception {
		HttpRequest request = request(path).header("Accept", "text/event-stream").build();
		HttpResponse<InputStream> answer = this.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
		assertThat(answer.statusCode()).isEqualTo(200);
		return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
	}

	/** A request with a cursor. */
	private CompletableFuture<HttpResponse<String>> waitingForMore() throws Exception {
		String cursor = cursor(waiting("/calls/changes").get(LIMIT_SECONDS, TimeUnit.SECONDS));
		CompletableFuture<HttpResponse<String>> waiting = waiting("/calls/changes?wait=30&cursor=" + cursor);
		awaitGauge("cdr.changes.waiting");
		return waiting;
	}

	private CompletableFuture<HttpResponse<String>> waiting(String path) {
		return this.client.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.application.port() + path))
			.timeout(Duration.ofMinutes(1));
	}

	private static String cursor(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body()).at("/cursor").asString();
	}

}
