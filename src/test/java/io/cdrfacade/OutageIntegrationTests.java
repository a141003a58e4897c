package io.cdrfacade;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** The platform goes away and comes back, under the whole application. */
@SandboxApplicationTest
@TestPropertySource(properties = { "cdr.cache.open-lifetime=0s", "cdr.platform.breaker.open-time=3s",
		"cdr.platform.breaker.minimum-calls=4", "cdr.platform.retry.back-off=1ms" })
class OutageIntegrationTests {

	/** Enough failures to open the breaker. */
	private static final int ENOUGH = 10;

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newHttpClient();

	@AfterEach
	void comeBack() throws Exception {
		SandboxFaults.on(this.port).set("none");
	}

	@Test
	void servesStaleAnswersThenRefusesQuicklyThenRecovers() throws Exception {
		HttpResponse<String> before = get("/calls?size=1");
		assertThat(before.statusCode()).isEqualTo(200);
		SandboxFaults.on(this.port).set("hang-up");
		HttpResponse<String> stale = get("/calls?size=1");
		assertThat(stale.statusCode()).isEqualTo(200);
		assertThat(stale.body()).isEqualTo(before.body());
		assertThat(stale.headers().firstValue("Cache-Status")).get().asString().contains("fwd=stale");
		assertThat(stale.headers().firstValue("Age")).isPresent();

		for (int i = 0; i < ENOUGH; i++) {
			assertThat(get("/calls?size=2").statusCode()).isIn(502, 503);
		}
		HttpResponse<String> refused = Awaitility.await()
			.until(() -> get("/calls?size=2"), (answer) -> answer.statusCode() == 503);
		assertThat(refused.body()).contains("upstream-unavailable");
		assertThat(refused.headers().firstValue("Retry-After")).isPresent();
		assertThat(get("/calls?size=1").headers().firstValue("Cache-Status")).get().asString().contains("fwd=stale");
		assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);

		SandboxFaults.on(this.port).set("none");
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> get("/calls?size=2").headers().firstValue("Cache-Status").orElse("").contains("fwd=miss"));
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path)).build(),
				BodyHandlers.ofString());
	}

}
