package io.cdrfacade.calls;

import java.io.IOException;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages of an allowed origin can read what is wrong, also what the server refuses. */
@WithFakePlatform
@TestPropertySource(properties = "cdr.security.cors.allowed-origins=https://crm.example.com")
class CrossOriginProblemsIntegrationTests {

	private static final String ORIGIN = "https://crm.example.com";

	@LocalServerPort
	private int port;

	@Autowired
	private FakePlatform platform;

	@BeforeEach
	void reset() {
		this.platform.reset();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET /calls?size=0 HTTP/1.1           | 400 | invalid-parameter
			HEAD /calls?size=0 HTTP/1.1          | 400 | invalid-parameter
			GET /nope HTTP/1.1                   | 404 | not-found
			HEAD /nope HTTP/1.1                  | 404 | not-found
			POST /calls HTTP/1.1                 | 405 | method-not-allowed
			DELETE /calls HTTP/1.1               | 403 | forbidden
			GET /calls%zz HTTP/1.1               | 400 | bad-request
			HEAD /calls%zz HTTP/1.1              | 400 | bad-request
			OPTIONS /calls%zz HTTP/1.1           | 400 | bad-request
			GET /calls%2Fexport HTTP/1.1         | 400 | bad-request
			OPTIONS //calls HTTP/1.1             | 400 | bad-request
			TRACE /calls HTTP/1.1                | 405 | method-not-allowed
			GET /calls HTTP/9.9                  | 505 | request-refused
			GET /calls/export HTTP/1.0           | 426 | http-version-too-old
			""")
	void letsTheOriginReadWhatIsWrong(String line, int status, String code) throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port, line + "\r\nOrigin: " + ORIGIN);
		assertProblem(answer, status, code, line.startsWith("HEAD"));
		assertThat(answer.header("access-control-allow-origin")).isEqualTo(ORIGIN);
		assertThat(answer.header("access-control-expose-headers")).contains("Retry-After");
	}

	/** The origin comes behind what the server does not read. */
	@ParameterizedTest
	@ValueSource(strings = { "%s /calls?userId=\"x HTTP/1.1", "%s /calls?userId=LONG HTTP/1.1",
			"%s /calls HTTP/1.1\r\nHost: a.example.com\r\nX-Long: LONG", "%s /calls HTTP/1.1\r\nX-Long: LONG",
			"%s /calls HTTP/1.1\r\nHost: a.example.com\r\nBad Header: x" })
	void letsAnyOriginReadThatTheHeadIsWrong(String head) throws IOException {
		for (String method : new String[] { "GET", "HEAD", "OPTIONS" }) {
			RawHttp.Answer answer = RawHttp.send(this.port,
					head.formatted(method).replace("LONG", "x".repeat(70_000)) + "\r\nOrigin: " + ORIGIN);
			assertProblem(answer, 400, "bad-request", method.equals("HEAD"));
			assertThat(answer.header("access-control-allow-origin")).isIn("*", ORIGIN);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /calls", "HEAD /calls", "POST /tickets", "GET /nope", "GET /calls?size=0",
			"OPTIONS /calls" })
	void refusesOtherOriginsWithAProblem(String request) throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port,
				request + " HTTP/1.1\r\nOrigin: https://evil.example.com\r\nAccess-Control-Request-Method: GET");
		assertProblem(answer, 403, "forbidden", request.startsWith("HEAD"));
		assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET /calls%zz HTTP/1.1", "GET /calls/export HTTP/1.0" })
	void hidesWhatIsWrongFromOtherOrigins(String line) throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port, line + "\r\nOrigin: https://evil.example.com");
		assertThat(answer.status()).isBetween(400, 499);
		assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
	}

	@Test
	void tellsAPreflightWhatItMayNot() throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port,
				"OPTIONS /calls HTTP/1.1\r\nOrigin: " + ORIGIN + "\r\nAccess-Control-Request-Method: DELETE");
		assertProblem(answer, 403, "forbidden", false);
		assertThat(answer.header("access-control-allow-origin")).isEqualTo(ORIGIN);
	}

	@Test
	void consumesForAllowedOriginsOnly() throws IOException {
		String request = "GET /calls?sync=unread HTTP/1.1\r\nSec-Fetch-Site: cross-site";
		assertProblem(RawHttp.send(this.port, request), 403, "forbidden", false);
		assertThat(RawHttp.send(this.port, request + "\r\nOrigin: " + ORIGIN).status()).isEqualTo(200);
	}

	@Test
	void leavesThoseWithoutAnOriginAlone() throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port, "GET /calls?size=0 HTTP/1.1");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.headers()).doesNotContainKey("access-control-allow-origin");
	}

	private void assertProblem(RawHttp.Answer answer, int status, String code, boolean head) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
		if (head) {
			assertThat(answer.body()).isEmpty();
		}
		else {
			assertThat(answer.json().at("/code").asString()).isEqualTo(code);
		}
		assertThat(this.platform.questions()).isEmpty();
	}

}
