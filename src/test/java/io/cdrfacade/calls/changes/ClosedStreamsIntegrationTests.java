package io.cdrfacade.calls.changes;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.openqa.selenium.chrome.ChromeDriver;

import io.cdrfacade.Browser;
import io.cdrfacade.Http;
import io.cdrfacade.OtherOrigin;
import io.cdrfacade.StoppableApplication;
import io.cdrfacade.web.Gate;

import static org.assertj.core.api.Assertions.assertThat;

/** Streams for which there is no room now end at once, and browsers come again. */
@Timeout(120)
class ClosedStreamsIntegrationTests {

	private static final String[] STREAM = { "Accept", "text/event-stream" };

	private static final Duration PATIENCE = Duration.ofSeconds(40);

	private static final String ORIGIN = "https://crm.example.com";

	/** One request may be at work at once. It waits for the platform here. */
	@Test
	void endsStreamsAtOnceIfTooManyRequestsAreAtWork() throws Exception {
		Gate gate = new Gate();
		try (StoppableApplication facade = StoppableApplication.start("cdr.web.max-concurrent-requests=1",
				"cdr.web.max-request-wait=50ms", "cdr.cache.max-weight=0",
				"cdr.security.cors.allowed-origins=" + ORIGIN)) {
			facade.platform().answers(gate::answer);
			Http http = Http.to(facade.port());
			CompletableFuture<HttpResponse<String>> atWork = http.getLater("/calls");
			gate.awaitArrivals(1);
			HttpResponse<String> closed = http.get("/calls/changes", "Accept", "text/event-stream", "Origin", ORIGIN);
			verifyClosed(closed, 10_000);
			assertThat(closed.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
			assertThat(closed.headers().firstValue("Connection")).contains("close");
			assertThat(facade.registry().get("cdr.web.requests.shed").functionCounter().count()).isEqualTo(1);
			assertThat(refused(facade, "overloaded")).isEqualTo(1);
			verifyProblems(http, 503);
			assertThat(refused(facade, "overloaded")).isEqualTo(1);
			gate.open();
			assertThat(atWork.get().statusCode()).isEqualTo(200);
		}
	}

	@Test
	void endsStreamsAtOnceIfTheCallerIsAboveTheRateLimit() throws Exception {
		try (StoppableApplication facade = StoppableApplication.start("cdr.security.rate-limit.requests=1",
				"cdr.security.rate-limit.per=1h")) {
			Http http = Http.to(facade.port());
			assertThat(http.get("/calls/changes").statusCode()).isEqualTo(200);
			HttpResponse<String> closed = http.get("/calls/changes", STREAM);
			long wait = verifyClosed(closed, 3_500_000);
			assertThat(wait).isLessThanOrEqualTo(3_600_000);
			assertThat(closed.headers().firstValue("RateLimit").orElse("")).startsWith("\"caller\";r=0;");
			assertThat(refused(facade, "quota-exceeded")).isEqualTo(1);
			verifyProblems(http, 429);
			assertThat(refused(facade, "quota-exceeded")).isEqualTo(1);
		}
	}

	@Test
	@EnabledIf(value = "io.cdrfacade.Browser#isInstalled", disabledReason = Browser.MISSING)
	void isOpenedAgainByBrowsers() throws Exception {
		try (Browser window = Browser.open();
				OtherOrigin other = new OtherOrigin("<!DOCTYPE html><title>Calls</title>");
				StoppableApplication facade = StoppableApplication.start("cdr.security.rate-limit.requests=1",
						"cdr.security.rate-limit.per=10s", "cdr.changes.retry=50ms",
						"cdr.security.cors.allowed-origins=" + other.origin())) {
			ChromeDriver browser = window.driver();
			browser.get(other.origin() + "/");
			assertThat(Http.to(facade.port()).get("/calls").statusCode()).isEqualTo(200);
			browser.executeScript("window.source = new EventSource(arguments[0])",
					"http://127.0.0.1:%d/calls/changes".formatted(facade.port()));
			Awaitility.await()
				.atMost(PATIENCE)
				.until(() -> facade.registry().get("cdr.changes.streams").gauge().value() == 1);
			assertThat(refused(facade, "quota-exceeded")).isEqualTo(1);
			Awaitility.await()
				.until(() -> Long.valueOf(1).equals(browser.executeScript("return window.source.readyState")));
		}
	}

	private static double refused(StoppableApplication facade, String reason) {
		return facade.registry().get("cdr.changes.streams.refused").tag("reason", reason).counter().count();
	}

	/** Returns how long a browser waits. */
	private static long verifyClosed(HttpResponse<String> answer, long leastWait) {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
		assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store, no-transform");
		assertThat(answer.headers().firstValue("X-Accel-Buffering")).contains("no");
		assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
		assertThat(answer.body()).matches("retry: [0-9]+\n\n: .+\n\n");
		long wait = Long.parseLong(answer.body().lines().findFirst().orElseThrow().substring("retry: ".length()));
		assertThat(wait).isGreaterThanOrEqualTo(leastWait);
		return wait;
	}

	/** All others can tell an error status. */
	private static void verifyProblems(Http http, int status) throws Exception {
		for (List<String> request : List.of(List.of("GET", "/calls/changes", "application/json"),
				List.of("GET", "/calls/changes", "*/*"), List.of("GET", "/calls/changes", "text/csv"),
				List.of("GET", "/calls/changes", "nonsense"), List.of("HEAD", "/calls/changes", "text/event-stream"),
				List.of("POST", "/calls/changes", "text/event-stream"),
				List.of("GET", "/calls/changes/1", "text/event-stream"),
				List.of("GET", "/calls", "text/event-stream"))) {
			HttpResponse<String> answer = http.send(request.getFirst(), request.get(1), "Accept", request.getLast());
			assertThat(answer.statusCode()).as(request.toString()).isEqualTo(status);
			assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(answer.headers().firstValue("Retry-After")).isPresent();
		}
	}

}
