package io.cdrfacade.web;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.cdrfacade.Http;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

@ServedPlatform
class LoadSheddingIntegrationTests {

	/** Requests that may ask the platform for a page of calls. */
	private static final int LIMIT = 4;

	private final Gate gate = new Gate();

	@LocalServerPort
	private int port;

	@Autowired
	private FakePlatform platform;

	private Http http = Http.to(0);

	@BeforeEach
	void connect() {
		this.http = Http.to(this.port);
		awaitIdle();
		this.platform.reset();
		this.platform.answers(this.gate::answer);
	}

	@AfterEach
	void open() {
		this.gate.open();
		this.platform.reset();
	}

	@Test
	void refusesRequestsAboveTheLimitAndRecovers() throws Exception {
		List<CompletableFuture<HttpResponse<String>>> accepted = fillUp();
		for (int i = 0; i < 2 * LIMIT; i++) {
			HttpResponse<String> refused = this.http.get("/calls");
			assertThat(refused.statusCode()).isEqualTo(503);
			assertThat(refused.headers().firstValue("Retry-After")).contains("1");
			assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
			assertThat(refused.body()).contains("\"code\":\"overloaded\"").contains("\"instance\":\"/calls\"");
		}
		assertThat(this.platform.questions()).hasSize(LIMIT);
		assertThat(metric("cdr_web_requests_active")).isEqualTo(LIMIT);
		this.gate.open();
		for (CompletableFuture<HttpResponse<String>> answer : accepted) {
			assertThat(answer.get().statusCode()).isEqualTo(200);
		}
		awaitIdle();
		assertThat(this.http.get("/calls").statusCode()).isEqualTo(200);
	}

	@Test
	void refusesRequestsAboveTheLastBoundWithTheHeadersOfOtherAnswers() throws Exception {
		List<CompletableFuture<HttpResponse<String>>> accepted = fillUp();
		CompletableFuture<HttpResponse<String>> last = this.http
			.getLater("/calls/export?from=2026-01-01&to=2026-01-02");
		this.gate.awaitArrivals(1);
		HttpResponse<String> refused = this.http.get("/nope", "Origin", "https://crm.example.com");
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.body()).contains("\"code\":\"overloaded\"").contains("\"instance\":\"/nope\"");
		assertThat(refused.headers().firstValue("Retry-After")).contains("1");
		assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains("https://crm.example.com");
		assertThat(refused.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
		this.gate.open();
		for (CompletableFuture<HttpResponse<String>> answer : accepted) {
			assertThat(answer.get().statusCode()).isEqualTo(200);
		}
		assertThat(last.get().statusCode()).isEqualTo(200);
	}

	@Test
	void givesBackItsPermitAfterEachKindOfAnswer() throws Exception {
		this.gate.open();
		this.platform.answers((query) -> {
			throw new IllegalStateException("broken");
		});
		for (int i = 0; i < LIMIT; i++) {
			assertThat(this.http.get("/calls").statusCode()).isEqualTo(500);
			assertThat(this.http.get("/calls?size=0").statusCode()).isEqualTo(400);
			assertThat(this.http.get("/nope").statusCode()).isEqualTo(404);
		}
		this.platform.reset();
		this.platform.answers(this.gate::answer);
		assertThat(this.http.get("/calls").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health/readiness", "/actuator/prometheus", "/swagger-ui/index.html",
			"/v3/api-docs" })
	void alwaysServesOperators(String path) throws Exception {
		fillUp();
		assertThat(this.http.get(path).statusCode()).isEqualTo(200);
	}

	@Test
	void countsWhatItRefuses() throws Exception {
		fillUp();
		double before = metric("cdr_web_requests_shed_total");
		assertThat(this.http.get("/calls").statusCode()).isEqualTo(503);
		assertThat(metric("cdr_web_requests_shed_total")).isEqualTo(before + 1);
		assertThat(metric("cdr_web_requests_limit")).isEqualTo(LIMIT + 1);
	}

	private List<CompletableFuture<HttpResponse<String>>> fillUp() throws InterruptedException {
		List<CompletableFuture<HttpResponse<String>>> answers = IntStream.range(0, LIMIT)
			.mapToObj((i) -> this.http.getLater("/calls?page=" + (i + 1)))
			.toList();
		this.gate.awaitArrivals(LIMIT);
		return answers;
	}

	/** A permit is free again a moment after the answer. */
	private void awaitIdle() {
		Awaitility.await().until(() -> metric("cdr_web_requests_active") == 0);
	}

	private double metric(String name) throws Exception {
		return this.http.get("/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith(name + "{"))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

}
