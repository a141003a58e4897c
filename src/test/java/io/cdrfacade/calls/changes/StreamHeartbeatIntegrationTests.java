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
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.StoppableApplication;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Direction;

import static org.assertj.core.api.Assertions.assertThat;

/** A stream shows that it is alive while the platform takes long. */
@Timeout(60)
class StreamHeartbeatIntegrationTests {

	private static final String COMMENT = ": still here";

	private final Instant past = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofDays(30));

	private final CountDownLatch answered = new CountDownLatch(1);

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final StoppableApplication application = StoppableApplication.start("cdr.changes.poll-interval=100ms",
			"cdr.changes.settle=0ms", "cdr.changes.heartbeat=200ms");

	@AfterEach
	void stop() {
		this.answered.countDown();
		this.application.close();
	}

	@Test
	void goesOnWhileAStreamCatchesUp() throws Exception {
		holdBack(this.past);
		String position;
		try (BufferedReader stream = stream("/calls/changes?from=" + this.past)) {
			position = lineAfterComment(stream);
			assertThat(lineAfterComment(stream)).isEqualTo(position).startsWith("id: ");
			this.answered.countDown();
			verifyCall(stream);
		}
		try (BufferedReader stream = stream("/calls/changes", "Last-Event-ID", position.substring("id: ".length()))) {
			verifyCall(stream);
		}
	}

	@Test
	void findsOutThatAReaderHasGoneWhileItsStreamCatchesUp() throws Exception {
		holdBack(this.past);
		try (BufferedReader stream = stream("/calls/changes?from=" + this.past)) {
			lineAfterComment(stream);
			assertThat(streams()).isOne();
		}
		Awaitility.await().until(() -> streams() == 0);
	}

	/** The first poll has not ended yet. */
	@Test
	void goesOnBeforeThePositionIsKnown() throws Exception {
		holdBack(Instant.MAX);
		try (BufferedReader stream = stream("/calls/changes")) {
			assertThat(lineAfterComment(stream)).isEmpty();
			assertThat(lineAfterComment(stream)).isEmpty();
			this.answered.countDown();
			String line = lineAfterComment(stream);
			while (line.isEmpty()) {
				line = lineAfterComment(stream);
			}
			assertThat(line).startsWith("id: ");
		}
	}

	/** Holds the answers to queries for ranges back that begin before a time. */
	private void holdBack(Instant time) {
		List<Cdr> calls = List.of(new Cdr(1L, Direction.INBOUND, CallMethod.IVR, "8001", null, null, this.past, null,
				this.past.plusSeconds(30), null, null, null, null, null, null, null, null, null, null));
		this.application.platform().answers((query) -> answer(query, time, calls));
	}

	private CdrPage answer(CdrQuery query, Instant time, List<Cdr> calls) {
		try {
			if (query.from().isBefore(time)) {
				this.answered.await();
			}
			return Rows.page(query, calls);
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private double streams() {
		return this.application.registry().get("cdr.changes.streams").gauge().value();
	}

	private static String lineAfterComment(BufferedReader stream) throws Exception {
		String line = line(stream);
		while (!line.equals(COMMENT)) {
			line = line(stream);
		}
		return line(stream);
	}

	private static void verifyCall(BufferedReader stream) throws Exception {
		String line = line(stream);
		while (!line.startsWith("data: ")) {
			line = line(stream);
		}
		assertThat(line).startsWith("data: {\"id\":1,");
	}

	private static String line(BufferedReader stream) throws Exception {
		return Objects.requireNonNull(stream.readLine(), "The stream has ended");
	}

	private BufferedReader stream(String path, String... headers) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.application.port() + path))
			.header("Accept", "text/event-stream")
			.headers((headers.length > 0) ? headers : new String[] { "Accept-Language", "en" })
			.build();
		HttpResponse<InputStream> answer = this.client.send(request, HttpResponse.BodyHandlers.ofInputStream());
		assertThat(answer.statusCode()).isEqualTo(200);
		return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
	}

}
