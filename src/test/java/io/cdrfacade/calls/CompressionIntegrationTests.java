package io.cdrfacade.calls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/** What is sent compressed, and what its tags are. */
@SandboxApplicationTest
class CompressionIntegrationTests {

	private final String range = "from=" + LocalDate.now(ZoneOffset.UTC).minusDays(4) + "&to="
			+ LocalDate.now(ZoneOffset.UTC).minusDays(2);

	private static final String CALLS = "/calls?size=20&RANGE";

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newHttpClient();

	@ParameterizedTest
	@ValueSource(strings = { CALLS, "/calls/export?RANGE", "/calls/export?format=csv&RANGE",
			"/calls/summary?groupBy=hour&RANGE", "/v3/api-docs" })
	void compressesDataForCallersThatAcceptIt(String path) throws Exception {
		HttpResponse<byte[]> plain = get(path);
		HttpResponse<byte[]> compressed = get(path, "Accept-Encoding", "br, gzip");
		assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
		assertThat(compressed.headers().firstValue("Content-Encoding")).contains("gzip");
		assertThat(compressed.headers().allValues("Vary").toString()).containsIgnoringCase("accept-encoding");
		assertThat(plain.headers().allValues("Vary").toString()).containsIgnoringCase("accept-encoding");
		assertThat(compressed.body().length).isLessThan(plain.body().length / 2);
		assertThat(unzip(compressed.body())).isEqualTo(plain.body());
	}

	@Test
	void compressesLargeProblems() throws Exception {
		HttpResponse<byte[]> problem = get("/calls?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8", "Accept-Encoding", "gzip");
		assertThat(problem.statusCode()).isEqualTo(400);
		assertThat(problem.headers().firstValue("Content-Encoding")).contains("gzip");
		assertThat(new String(unzip(problem.body()), StandardCharsets.UTF_8)).contains("invalid-parameter");
	}

	@ParameterizedTest
	@CsvSource({ "/calls?size=1&from=2019-09-27&to=2019-09-28, gzip", "/recordings/20190927-8001-22671.wav, gzip",
			"/nope, gzip", "/calls?size=20, gzip;q=0", "/calls?size=20, br", "/calls?size=20, 'gzip;q=0, *'" })
	void compressesNothingElse(String path, String accepted) throws Exception {
		assertThat(get(path, "Accept-Encoding", accepted).headers().firstValue("Content-Encoding")).isEmpty();
	}

	@Test
	void givesEachCodingItsOwnTag() throws Exception {
		String plain = get(CALLS).headers().firstValue("ETag").orElseThrow();
		HttpResponse<byte[]> compressed = get(CALLS, "Accept-Encoding", "gzip");
		assertThat(compressed.headers().firstValue("ETag")).contains(plain.replaceFirst("\"$", "-gzip\""));
		HttpResponse<byte[]> hit = get(CALLS, "Accept-Encoding", "gzip");
		assertThat(hit.headers().firstValue("Cache-Status").orElse("")).contains("; hit;");
		assertThat(hit.body()).isEqualTo(compressed.body());
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"%s\"", "\"%s-gzip\"", "\"%s;br\"", "W/\"%s\"", "W/\"%s-gzip\"", "W/\"%s;br\"", "*",
			"\"x\", \"%s-br\"", "W/\"x-gzip\",W/\"%s-gzip\" , \"y\"", "\"a,b\", \"%s\"" })
	void knowsTagsThatProxiesHaveMarked(String form) throws Exception {
		String tag = get(CALLS).headers().firstValue("ETag").orElseThrow().replace("\"", "");
		for (String coding : new String[] { "gzip", "identity" }) {
			HttpResponse<byte[]> known = get(CALLS, "Accept-Encoding", coding, "If-None-Match", form.formatted(tag));
			assertThat(known.statusCode()).isEqualTo(304);
			assertThat(known.body()).isEmpty();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"x-gzip\"", "\"%sx\"", "\"%s-gzip-gzip\"", "%s", "\"-gzip\"", "" })
	void sendsWhatTheCallerDoesNotHave(String form) throws Exception {
		String tag = get(CALLS).headers().firstValue("ETag").orElseThrow().replace("\"", "");
		assertThat(get(CALLS, "If-None-Match", form.formatted(tag)).statusCode()).isEqualTo(200);
	}

	@Test
	void tellsCachesTheSameWithoutContent() throws Exception {
		HttpResponse<byte[]> whole = get(CALLS, "Accept-Encoding", "gzip");
		String tag = whole.headers().firstValue("ETag").orElseThrow();
		HttpResponse<byte[]> known = get(CALLS, "Accept-Encoding", "gzip", "If-None-Match", tag);
		assertThat(known.statusCode()).isEqualTo(304);
		assertThat(known.headers().firstValue("ETag")).contains(tag);
		assertThat(known.headers().allValues("Vary")).isEqualTo(whole.headers().allValues("Vary"));
		assertThat(known.headers().firstValue("Cache-Control")).isPresent();
	}

	private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + this.port + path.replace("RANGE", this.range)));
		return this.client.send((headers.length > 0) ? request.headers(headers).build() : request.build(),
				HttpResponse.BodyHandlers.ofByteArray());
	}

	private static byte[] unzip(byte[] bytes) throws IOException {
		try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
			return gzip.readAllBytes();
		}
	}

}
