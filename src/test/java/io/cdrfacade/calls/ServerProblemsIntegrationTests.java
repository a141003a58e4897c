package io.cdrfacade.calls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

@WithFakePlatform
class ServerProblemsIntegrationTests {

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
			GET /calls?userId="x HTTP/1.1         | 400 | bad-request
			GET /calls?userId=<x> HTTP/1.1        | 400 | bad-request
			GET /calls?userId=张三 HTTP/1.1        | 400 | bad-request
			GET /calls%zz HTTP/1.1                | 400 | bad-request
			GET /calls%ff HTTP/1.1                | 400 | bad-request
			GET /calls%2Fexport HTTP/1.1          | 400 | bad-request
			GET /../../etc/passwd HTTP/1.1        | 400 | bad-request
			GARBAGE                               | 400 | bad-request
			TRACE /calls HTTP/1.1                 | 405 | method-not-allowed
			POST /calls HTTP/1.1                  | 405 | method-not-allowed
			PURGE /calls HTTP/1.1                 | 405 | method-not-allowed
			DELETE /v3/api-docs HTTP/1.1          | 405 | method-not-allowed
			GET /calls HTTP/9.9                   | 505 | request-refused
			GET /calls/export HTTP/1.0            | 426 | http-version-too-old
			GET /error HTTP/1.1                   | 404 | not-found
			GET /calls/ HTTP/1.1                  | 404 | not-found
			GET //calls HTTP/1.1                  | 400 | bad-request
			GET /swagger-ui/nope.js HTTP/1.1      | 404 | not-found
			GET /webjars/nope HTTP/1.1            | 404 | not-found
			GET /favicon.ico HTTP/1.1             | 404 | not-found
			GET /calls?userId=%ff HTTP/1.1        | 400 | invalid-parameter
			GET /calls?userId=%zz HTTP/1.1        | 400 | invalid-parameter
			GET /calls?%zz=1 HTTP/1.1             | 400 | invalid-parameter
			""")
	void answersWithAProblem(String request, int status, String code) throws IOException {
		assertProblem(RawHttp.send(this.port, request), status, code);
	}

	@Test
	void namesNoMethodThatWritesForTrace() throws IOException {
		assertThat(RawHttp.send(this.port, "TRACE /calls HTTP/1.1").header("allow")).isEqualTo("GET,HEAD,OPTIONS");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Bad Header: x
			Content-Length: many
			Host: a.example.com
			""")
	void answersBadHeadersWithAProblem(String header) throws IOException {
		assertProblem(RawHttp.send(this.port, "GET /calls HTTP/1.1\r\n" + header), 400, "bad-request");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET //calls HTTP/1.1                                       | double slash
			GET /calls//export HTTP/1.1                                | double slash
			GET /calls;a=b HTTP/1.1                                    | begins with `;`
			GET /calls%zz HTTP/1.1                                     | `%` that begins no escape
			GET /calls%2Fexport HTTP/1.1                               | slash that is escaped
			GET /calls/%2e%2e/x HTTP/1.1                               | `.` or `..`
			GET /calls/../x HTTP/1.1                                   | `.` or `..`
			GET /calls%ff HTTP/1.1                                     | escape sequence that no path
			GET /calls?userId="x HTTP/1.1                              | must be percent-encoded
			GET /calls?userId=<x> HTTP/1.1                             | must be percent-encoded
			GET /calls?userId=a b HTTP/1.1                             | must be percent-encoded
			GET /calls?userId=张三 HTTP/1.1                             | must be percent-encoded
			GET /张三 HTTP/1.1                                          | must be percent-encoded
			GET /calls HTTP/1.1\\r\\nContent-Length: many             | `Content-Length` is no number
			GET /calls HTTP/1.1\\r\\nHost: a.example.com              | `Host` is there more than once
			GET /calls HTTP/1.1\\r\\nBad Header: x                    | header line is not valid
			""")
	void namesTheCauseOfABadRequest(String request, String cause) throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port, request.replace("\\r\\n", "\r\n"));
		assertProblem(answer, 400, "bad-request");
		assertThat(answer.json().path("detail").asString()).contains(cause);
	}

	@Test
	void saysThatTheHostIsMissing() throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port,
				"GET /calls HTTP/1.1\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
		assertProblem(answer, 400, "bad-request");
		assertThat(answer.json().path("detail").asString()).isEqualTo("The header `Host` is missing.");
	}

	/**
	 * The beginning of a handshake, as clients send it who take the port for one of TLS.
	 */
	@Test
	void saysThatThePortDoesNotSpeakTls() throws IOException {
		byte[] handshake = HexFormat.of().parseHex("1603010005010000010303" + "00".repeat(64) + "0d0a0d0a");
		RawHttp.Answer answer = RawHttp.send(this.port, handshake);
		assertProblem(answer, 400, "bad-request");
		assertThat(answer.json().path("detail").asString()).contains("plain HTTP", "begins with TLS");
	}

	@Test
	void readsNoUploads() throws IOException {
		assertProblem(
				RawHttp.send(this.port,
						"POST /calls HTTP/1.1\r\nContent-Type: multipart/form-data\r\nContent-Length: 0"),
				405, "method-not-allowed");
	}

	@Test
	void namesAListThatIsWrittenWithBrackets() throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port, "GET /calls?extension[]=8001&extension[]=8002 HTTP/1.1");
		assertProblem(answer, 400, "invalid-parameter");
		assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo("extension[]");
		assertThat(answer.json().at("/errors/0/message").asString()).endsWith("did you mean `extension`?");
	}

	@Test
	void readsWhatBrowsersDoNotEscape() throws IOException {
		assertThat(RawHttp.send(this.port, "GET /calls?userId=[{^`|\\}] HTTP/1.1").header("link"))
			.contains("userId=%5B%7B%5E%60%7C%5C%7D%5D&");
	}

	@Test
	void namesAParameterOf60Kilobytes() throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port, "GET /calls?userId=" + "x".repeat(60_000) + " HTTP/1.1");
		assertProblem(answer, 400, "invalid-parameter");
		assertThat(answer.json().at("/errors/0/parameter").asString()).isEqualTo("userId");
	}

	@Test
	void refusesMoreThanTheServerReads() throws IOException {
		assertProblem(RawHttp.send(this.port, "GET /calls?userId=" + "x".repeat(70_000) + " HTTP/1.1"), 400,
				"bad-request");
	}

	@Test
	void namesTheMethodsThatAreAllowed() throws IOException {
		assertThat(RawHttp.send(this.port, "POST /calls HTTP/1.1").header("allow")).isEqualTo("GET,HEAD,OPTIONS");
	}

	@Test
	void exportsNothingWhereACutWouldNotBeSeen() throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port, "GET /calls/export HTTP/1.0");
		assertThat(answer.header("upgrade")).isEqualTo("HTTP/1.1");
		assertThat(answer.json().at("/detail").asString()).contains("proxy_http_version 1.1");
		assertThat(RawHttp.send(this.port, "HEAD /calls/export HTTP/1.0").status()).isEqualTo(200);
	}

	@Test
	void takesOverTheCallersTraceId() throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port,
				"GET /nope HTTP/1.1\r\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
		assertThat(answer.json().at("/traceId").asString()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
	}

	@Test
	void answersHeadWithoutABody() throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port, "HEAD /calls?size=0 HTTP/1.1");
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
		assertThat(answer.body()).isEmpty();
	}

	@Test
	void redirectsToSwaggerUi() throws IOException {
		RawHttp.Answer home = RawHttp.send(this.port, "GET / HTTP/1.1");
		assertThat(home.status()).isEqualTo(302);
		RawHttp.Answer page = RawHttp.send(this.port, "GET " + home.header("location") + " HTTP/1.1");
		assertThat(page.status()).isEqualTo(200);
		assertThat(page.body()).contains("swagger-ui");
	}

	@Test
	void linksWithTheHostThatTheCallerUsed() throws IOException {
		assertThat(RawHttp.send(this.port, "GET /calls HTTP/1.1").header("link"))
			.startsWith("<http://cdr.example.com/calls?");
	}

	@Test
	void linksWithTheHostInFrontOfAProxy() throws IOException {
		RawHttp.Answer answer = RawHttp.send(this.port, """
				GET /calls HTTP/1.1\r
				X-Forwarded-Proto: https\r
				X-Forwarded-Host: calls.example.org\r
				X-Forwarded-Port: 8443\r
				X-Forwarded-For: 192.0.2.1""");
		assertThat(answer.header("link")).startsWith("<https://calls.example.org:8443/calls?");
	}

	private void assertProblem(RawHttp.Answer answer, int status, String code) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
		assertThat(answer.json().at("/status").asInt()).isEqualTo(status);
		assertThat(answer.json().at("/code").asString()).isEqualTo(code);
		assertThat(answer.json().at("/traceId").asString()).matches("[0-9a-f]{32}");
		assertThat(this.platform.questions()).isEmpty();
	}

}
