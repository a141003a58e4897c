package io.cdrfacade.security;

import java.net.http.HttpResponse;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Http;
import io.cdrfacade.web.ServedPlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** Two requests an hour for each caller, in a server with a context path. */
@ServedPlatform
@TestPropertySource(properties = { "server.servlet.context-path=/cdr", "cdr.security.rate-limit.requests=2",
		"cdr.security.rate-limit.per=1h" })
class RateLimitIntegrationTests {

	private static final int LIMIT = 2;

	@LocalServerPort
	private int port;

	private Http http = Http.to(0);

	@BeforeEach
	void spendAll() throws Exception {
		this.http = Http.to(this.port);
		for (int i = 0; i < LIMIT; i++) {
			get("/cdr/calls");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cdr/actuator/health", "/cdr/actuator/health/liveness", "/cdr/actuator/health/readiness",
			"/cdr/actuator/prometheus", "/cdr/actuator/info", "/cdr/v3/api-docs", "/cdr/v3/api-docs.yaml",
			"/cdr/swagger-ui/index.html", "/cdr/problems/quota-exceeded", "/cdr/explorer/" })
	void countsNoRequestsOfOperatorsAndReaders(String path) throws Exception {
		for (int i = 0; i <= LIMIT; i++) {
			HttpResponse<String> response = get(path);
			assertThat(response.statusCode()).isEqualTo(200);
			assertThat(response.headers().firstValue("RateLimit")).isEmpty();
		}
	}

	@Test
	void refusesCallsAboveTheLimit() throws Exception {
		HttpResponse<String> response = get("/cdr/calls");
		assertThat(response.statusCode()).isEqualTo(429);
		assertThat(response.headers().firstValue("Retry-After")).isPresent();
		assertThat(response.body()).contains("\"code\":\"quota-exceeded\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cdr/calls/actuator/health", "/cdr/recordings/v3/api-docs", "/cdr/nope" })
	void countsPathsThatOnlyLookLikeThose(String path) throws Exception {
		assertThat(get(path).statusCode()).isEqualTo(429);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.http.get(path);
	}

}
