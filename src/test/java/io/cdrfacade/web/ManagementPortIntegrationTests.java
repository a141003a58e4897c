package io.cdrfacade.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.Http;
import io.cdrfacade.StoppableApplication;
import io.cdrfacade.security.Keys;

import static org.assertj.core.api.Assertions.assertThat;

/** Health and metrics on a port of their own, and calls below a context path. */
class ManagementPortIntegrationTests {

	private static StoppableApplication facade;

	private static Http requests;

	private static Http management;

	@BeforeAll
	static void start() {
		facade = StoppableApplication.start("management.server.port=0", "management.server.address=127.0.0.1",
				"server.servlet.context-path=/cdr", "cdr.security.mode=api-key",
				"cdr.security.api-keys.operator.sha256=" + Keys.sha256("key-of-operator"),
				"cdr.security.api-keys.operator.scopes=ops:read", "cdr.security.api-keys.operator.accounts=*",
				"cdr.security.api-keys.reader.sha256=" + Keys.sha256("key-of-reader"),
				"cdr.security.api-keys.reader.scopes=calls:read", "cdr.security.api-keys.reader.accounts=*");
		requests = Http.to(facade.port());
		management = Http.to(facade.managementPort());
		assertThat(facade.managementPort()).isNotEqualTo(facade.port());
	}

	@AfterAll
	static void stop() {
		facade.close();
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", value = { "/actuator/health, none, 200, none",
			"/actuator/health/liveness, none, 200, none", "/actuator/health/readiness, none, 200, none",
			"/actuator/health, wrong, 401, unauthenticated", "/actuator/prometheus, none, 401, unauthenticated",
			"/actuator/prometheus, wrong, 401, unauthenticated", "/actuator/prometheus, key-of-reader, 403, forbidden",
			"/actuator/prometheus, key-of-operator, 200, none", "/actuator/info, none, 401, unauthenticated",
			"/actuator/info, key-of-operator, 200, none", "/actuator/env, none, 401, unauthenticated",
			"/actuator/env, key-of-operator, 404, not-found", "/actuator, key-of-operator, 404, not-found",
			"/calls, none, 401, unauthenticated", "/calls, key-of-reader, 404, not-found" })
	void grantsOnItsPort(String path, @Nullable String key, int status, @Nullable String code) throws Exception {
		HttpResponse<String> answer = get(management, path, key);
		assertThat(answer.statusCode()).isEqualTo(status);
		if (code != null) {
			assertProblem(answer, code, path);
		}
	}

	@Test
	void tellsDetailsToOperatorsOnly() throws Exception {
		assertThat(get(management, "/actuator/health", "key-of-operator").body()).contains("components");
		assertThat(get(management, "/actuator/health", "key-of-reader").body()).doesNotContain("components");
	}

	@Test
	void answersWhatTheServerRefusesWithAProblem() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), facade.managementPort())) {
			socket.getOutputStream()
				.write("GET /actuator/health%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.startsWith("HTTP/1.1 400")
				.contains("application/problem+json", "\"code\":\"bad-request\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cdr/actuator/health", "/cdr/actuator/health/liveness", "/cdr/actuator/prometheus",
			"/cdr/actuator/info" })
	void hasNothingOfItOnThePortOfRequests(String path) throws Exception {
		HttpResponse<String> answer = get(requests, path, "key-of-operator");
		assertThat(answer.statusCode()).isEqualTo(404);
		assertProblem(answer, "not-found", path);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cdr/v3/api-docs", "/cdr/swagger-ui/index.html", "/cdr/explorer/",
			"/cdr/problems/not-found", "/cdr/calls" })
	void leavesTheRestAsItIs(String path) throws Exception {
		assertThat(get(requests, path, "key-of-reader").statusCode()).isEqualTo(200);
	}

	@Test
	void measuresThePortOfRequests() throws Exception {
		get(requests, "/cdr/calls", "key-of-reader");
		Awaitility.await()
			.untilAsserted(() -> assertThat(get(management, "/actuator/prometheus", "key-of-operator").body())
				.containsPattern("http_server_requests_seconds_count\\{[^}]*uri=\"/calls\""));
	}

	private static void assertProblem(HttpResponse<String> answer, String code, String path) {
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		JsonNode problem = JsonMapper.shared().readTree(answer.body());
		assertThat(problem.at("/code").asString()).isEqualTo(code);
		assertThat(problem.at("/instance").asString()).isEqualTo(path);
		assertThat(problem.at("/traceId").asString()).matches("[0-9a-f]{32}");
	}

	private static HttpResponse<String> get(Http port, String path, @Nullable String key) throws Exception {
		return (key != null) ? port.get(path, "X-API-Key", key) : port.get(path);
	}

}
