package io.cdrfacade.calls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.cdrfacade.web.ServedPlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** Headers that the framework cannot read are a mistake of the caller, on every path. */
@ServedPlatform
@ExtendWith(OutputCaptureExtension.class)
class OddHeadersIntegrationTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@ValueSource(strings = { "/calls?size=1", "/", "/actuator/health", "/actuator/health/liveness", "/actuator/info",
			"/v3/api-docs", "/v3/api-docs/swagger-config" })
	void answersInUtf8WhicheverCharsetIsAccepted(String path) throws IOException {
		RawHttp.Answer answer = get(path, "Accept: application/json;charset=gbk");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("content-type")).doesNotContain("gbk");
	}

	@Test
	void givesTicketsWhicheverCharsetIsAccepted() throws IOException {
		String content = "{\"path\":\"/calls/export\"}";
		assertThat(post("Accept: application/json;charset=gbk\r\nContent-Type: application/json", content).status())
			.isEqualTo(201);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calls?size=1", "/calls/summary", "/actuator/health", "/actuator/info",
			"/actuator/prometheus", "/v3/api-docs" })
	void takesAnAcceptHeaderThatNamesNothingForNone(String path) throws IOException {
		assertThat(get(path, "Accept: ,").status()).isEqualTo(200);
		assertThat(get(path, "Accept:").status()).isEqualTo(200);
		assertThat(get(path, "Accept: ,\r\nAccept: */*").status()).isEqualTo(200);
		assertThat(get(path, "Accept: ,\r\nAccept: text/nothing").status()).isEqualTo(406);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/calls?size=1", "/calls/22670?at=2019-09-27", "/v3/api-docs", "/v3/api-docs/swagger-config" })
	void takesTheMostSpecificRangeThatIsAccepted(String path) throws IOException {
		assertThat(get(path, "Accept: application/json;q=0, */*").body()).contains("\"code\":\"not-acceptable\"");
		assertThat(get(path, "Accept: */*, application/*;q=0").status()).isEqualTo(406);
		assertThat(get(path, "Accept: text/html;q=0, */*").status()).isNotEqualTo(406);
		assertThat(get(path, "Accept: */*;q=0, application/json").status()).isNotEqualTo(406);
	}

	@Test
	void givesNoTicketsInATypeThatIsExcluded() throws IOException {
		String headers = "Accept: application/json;q=0, */*\r\nContent-Type: application/json";
		assertThat(post(headers, "{\"path\":\"/calls/export\"}").status()).isEqualTo(406);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/calls?size=1", "/nothing", "/actuator/health", "/actuator/info", "/actuator/prometheus" })
	void survivesWildcardsAsContentType(String path) throws IOException {
		assertThat(get(path, "Content-Type: */*").status()).isIn(200, 404, 415);
		assertThat(get(path, "Content-Type: *;q=0").status()).isIn(200, 404, 415);
	}

	@Test
	void tellsThatTheContentTypeIsMissing() throws IOException {
		RawHttp.Answer answer = post("Accept: */*", "{}");
		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.header("accept")).isEqualTo("application/json");
		assertThat(answer.body()).contains("\"detail\":\"The header `Content-Type` is missing.\"");
	}

	@Test
	void logsNoWarningBecauseOfAnAcceptHeader(CapturedOutput output) throws IOException {
		assertThat(get("/", "Accept: foo").status()).isLessThan(500);
		assertThat(output).doesNotContain(" WARN ");
	}

	@Test
	void refusesContentInBrokenChunks() throws IOException {
		String request = """
				POST /tickets HTTP/1.1
				Host: x
				Connection: close
				Content-Type: application/json
				Transfer-Encoding: chunked

				zz
				{}
				0

				""".replace("\n", "\r\n");
		RawHttp.Answer answer = RawHttp.send(this.port, request.getBytes(StandardCharsets.UTF_8));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.body()).contains("\"detail\":\"The content of the request cannot be read.\"");
	}

	private RawHttp.Answer get(String path, String header) throws IOException {
		return RawHttp.send(this.port, "GET " + path + " HTTP/1.1\r\n" + header);
	}

	private RawHttp.Answer post(String headers, String content) throws IOException {
		String request = "POST /tickets HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + headers + "\r\nContent-Length: "
				+ content.length() + "\r\n\r\n" + content;
		return RawHttp.send(this.port, request.getBytes(StandardCharsets.UTF_8));
	}

}
