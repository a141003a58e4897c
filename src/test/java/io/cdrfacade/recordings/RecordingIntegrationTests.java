package io.cdrfacade.recordings;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.micrometer.core.instrument.MeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.util.UriUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.SandboxApplicationTest;
import io.cdrfacade.SandboxFaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Recordings of the sandbox over the whole way, also when it misbehaves. */
@SandboxApplicationTest
@TestPropertySource(properties = { "cdr.platform.connect-timeout=1s", "cdr.platform.response-timeout=10s",
		"cdr.recordings.max-links=0", "cdr.platform.retry.back-off=1ms" })
@ExtendWith(OutputCaptureExtension.class)
class RecordingIntegrationTests {

	private final HttpClient client = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private MeterRegistry registry;

	@AfterEach
	void behave() throws Exception {
		fault("{\"kind\":\"none\"}");
	}

	@Test
	void streamsAWholeRecording() throws Exception {
		HttpResponse<byte[]> audio = get(href());
		assertThat(audio.statusCode()).isEqualTo(200);
		assertThat(header(audio, "Content-Type")).isEqualTo("audio/wav");
		assertThat(header(audio, "Content-Length")).isEqualTo(Integer.toString(audio.body().length));
		assertThat(header(audio, "Accept-Ranges")).isEqualTo("bytes");
		assertThat(header(audio, "Cache-Control")).isEqualTo("private, max-age=3600");
		assertThat(header(audio, "Content-Disposition")).startsWith("inline; filename=\"").endsWith(".wav\"");
		assertThat(header(audio, "X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(Arrays.copyOf(audio.body(), 4)).asString().isEqualTo("RIFF");
		assertThat(outcomes("streamed")).isPositive();
	}

	@ParameterizedTest
	@CsvSource({ "bytes=44-99,44,99", "bytes=0-,0,-1", "bytes=-100,-100,-1", "bytes=44-99999999999999999999,44,-1",
			"bytes=-99999999999999999999,0,-1" })
	void streamsParts(String range, int first, int last) throws Exception {
		String href = href();
		byte[] whole = get(href).body();
		int from = (first < 0) ? whole.length + first : first;
		int to = (last < 0) ? whole.length - 1 : last;
		HttpResponse<byte[]> part = get(href, "Range", range);
		assertThat(part.statusCode()).isEqualTo(206);
		assertThat(header(part, "Content-Range")).isEqualTo("bytes %d-%d/%d".formatted(from, to, whole.length));
		assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, from, to + 1));
	}

	@Test
	void sendsAllForSeveralRangesAndForRangesOfOtherFiles() throws Exception {
		assertThat(get(href(), "Range", "bytes=0-1,4-5").statusCode()).isEqualTo(200);
		assertThat(get(href(), "Range", "bytes=0-1", "If-Range", "\"other\"").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "bytes=99999999-", "bytes=99999999999999999999-" })
	void refusesARangeBehindTheEnd(String range) throws Exception {
		HttpResponse<byte[]> refused = get(href(), "Range", range);
		assertThat(refused.statusCode()).isEqualTo(416);
		assertThat(header(refused, "Content-Range")).matches("bytes \\*/\\d+");
		assertThat(code(refused)).isEqualTo("range-not-satisfiable");
	}

	@Test
	void answersHeadWithoutABody() throws Exception {
		String href = href();
		HttpResponse<byte[]> head = this.client.send(
				request(href, "Range", "bytes=0-9").method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
				BodyHandlers.ofByteArray());
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.body()).isEmpty();
		assertThat(header(head, "Content-Length")).isEqualTo(Integer.toString(get(href).body().length));
	}

	@Test
	void redirectsToThePlatformsLink() throws Exception {
		HttpResponse<byte[]> redirect = get(href() + "?delivery=redirect");
		assertThat(redirect.statusCode()).isEqualTo(302);
		assertThat(header(redirect, "Location"))
			.startsWith("http://127.0.0.1:" + this.port + "/sandbox/platform/recordings/");
		assertThat(header(redirect, "Cache-Control")).isEqualTo("no-store");
		assertThat(get(URI.create(header(redirect, "Location")).getPath()).body()).isEqualTo(get(href()).body());
	}

	@Test
	void knowsNoOtherRecordings() throws Exception {
		for (String delivery : new String[] { "stream", "redirect" }) {
			HttpResponse<byte[]> missing = get("/recordings/no.wav?delivery=" + delivery);
			assertThat(missing.statusCode()).isEqualTo(404);
			assertThat(code(missing)).isEqualTo("recording-not-found");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "a%2Fb", "..%2Fb", "a%5Cb", "a%00b", "%2e%2e", "a%252Fb", "a%252e%252e", "a;b", "a%0Ab",
			"a%0D%0AX:y", "a..b", "%e2%80%aea", "a%C2%85", "%20", "a//b", "a%FF", "..%3B/calls", "..%3B" })
	void refusesWhatIsNoFileName(String name) throws Exception {
		HttpResponse<byte[]> refused = get("/recordings/" + name);
		assertThat(refused.statusCode()).isIn(400, 404);
		assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
		assertThat(code(refused)).isNotEqualTo("recording-not-found");
	}

	@Test
	void repeatsWhatIsNoFileName() throws Exception {
		HttpResponse<byte[]> refused = get("/recordings/" + "a".repeat(256) + "?delivery=no");
		JsonNode faults = JsonMapper.shared().readTree(refused.body()).at("/errors");
		assertThat(faults.at("/0/parameter").asString()).isEqualTo("delivery");
		assertThat(faults.at("/1/parameter").asString()).isEqualTo("fileName");
		assertThat(faults.at("/1/value").asString()).isEqualTo("a".repeat(64) + "…");
	}

	@ParameterizedTest
	@ValueSource(strings = { "a;b.wav", "100%.wav", "a%b;c.wav", "+86 (10)=1,2&3?4#5.wav", "录音.wav", ";a", "%" })
	void asksThePlatformForWhatIsAFileName(String name) throws Exception {
		HttpResponse<byte[]> missing = get("/recordings/" + UriUtils.encode(name, StandardCharsets.UTF_8));
		assertThat(missing.statusCode()).isEqualTo(404);
		assertThat(code(missing)).isEqualTo("recording-not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/calls%3B", "/calls%3Ba/1", "/calls%25", "/problems/not-found%3B", "/recordings%3B/1.wav",
			"/recordings%25/1.wav", "/recordings/../calls%3B", "//recordings/a%3Bb" })
	void readsEscapesInNamesAlone(String path) throws Exception {
		HttpResponse<byte[]> refused = get(path);
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(header(refused, "Content-Type")).isEqualTo("application/problem+json");
	}

	@ParameterizedTest
	@ValueSource(strings = { "delivery=download", "page=1", "fileName=a", "delivry=stream" })
	void refusesOtherParameters(String query) throws Exception {
		HttpResponse<byte[]> refused = get("/recordings/1.wav?" + query);
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(code(refused)).isEqualTo("invalid-parameter");
	}

	@Test
	void knowsOnlyAccountsThatThereAre() throws Exception {
		HttpResponse<byte[]> refused = get("/recordings/1.wav?account=no");
		assertThat(refused.statusCode()).isEqualTo(404);
		assertThat(code(refused)).isEqualTo("account-not-found");
	}

	@ParameterizedTest
	@ValueSource(strings = { "text/html", "application/json" })
	void sendsAudioAlone(String accept) throws Exception {
		assertThat(get(href(), "Accept", accept).statusCode()).isEqualTo(406);
	}

	/** As clients do that were generated from the API description. */
	@Test
	void sendsAudioToWhoTakesProblemsOnly() throws Exception {
		assertThat(get(href(), "Accept", "application/problem+json").statusCode()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "foreign-link,App.Sip_Cdr.GetRecodeFile,502,upstream-malformed",
			"server-error,recordings,502,upstream-failed", "hang-up,recordings,502,upstream-failed",
			"html,recordings,502,upstream-malformed", "link-refused,recordings,502,upstream-failed",
			"bad-request,App.Sip_Cdr.GetRecodeFile,502,upstream-rejected" })
	void saysWhatWentWrong(String kind, String service, int status, String code) throws Exception {
		String href = href();
		fault("{\"kind\":\"%s\",\"service\":\"%s\"}".formatted(kind, service));
		HttpResponse<byte[]> failed = get(href);
		assertThat(failed.statusCode()).isEqualTo(status);
		assertThat(code(failed)).isEqualTo(code);
		assertThat(new String(failed.body(), StandardCharsets.UTF_8)).doesNotContain("169.254", "127.0.0.1",
				"sandbox/platform");
		assertThat(failed.headers().map()).doesNotContainKeys("accept-ranges", "content-disposition", "location");
	}

	@Test
	void doesNotRedirectToAForeignHostEither() throws Exception {
		String href = href();
		fault("{\"kind\":\"foreign-link\"}");
		HttpResponse<byte[]> refused = get(href + "?delivery=redirect");
		assertThat(refused.statusCode()).isEqualTo(502);
		assertThat(code(refused)).isEqualTo("upstream-malformed");
	}

	@Test
	void triesAnotherLinkOnce() throws Exception {
		String href = href();
		fault("{\"kind\":\"link-refused\",\"service\":\"recordings\",\"times\":1}");
		assertThat(get(href).statusCode()).isEqualTo(200);
	}

	@Test
	void waitsOnlySoLong() throws Exception {
		String href = href();
		fault("{\"kind\":\"slow\",\"service\":\"recordings\",\"delay\":\"PT30S\",\"times\":1}");
		HttpResponse<byte[]> late = get(href);
		assertThat(late.statusCode()).isEqualTo(504);
		assertThat(code(late)).isEqualTo("upstream-timeout");
	}

	@Test
	void cutsTheConnectionWhenTheHostDoes(CapturedOutput log) throws Exception {
		String href = href();
		double before = outcomes("cut-off");
		fault("{\"kind\":\"cut-off\",\"service\":\"recordings\"}");
		assertThatExceptionOfType(IOException.class).isThrownBy(() -> get(href));
		assertThat(outcomes("cut-off")).isEqualTo(before + 1);
		Awaitility.await().untilAsserted(() -> assertThat(log).contains("GET /recordings/{fileName} 200"));
		assertThat(log).contains("GET /recordings/{fileName} failed: upstream-malformed").doesNotContain("\tat ");
	}

	@Test
	void cutsAPartOutWhereTheHostKnowsNoRanges() throws Exception {
		String href = href();
		byte[] whole = get(href).body();
		fault("{\"kind\":\"cut-off\",\"service\":\"recordings\"}");
		HttpResponse<byte[]> part = get(href, "Range", "bytes=1000-1999");
		assertThat(part.statusCode()).isEqualTo(206);
		assertThat(header(part, "Content-Range")).isEqualTo("bytes 1000-1999/" + whole.length);
		assertThat(part.body()).isEqualTo(Arrays.copyOfRange(whole, 1000, 2000));
		assertThat(get(href, "Range", "bytes=99999999-").statusCode()).isEqualTo(416);
	}

	private double outcomes(String outcome) {
		return this.registry.counter("cdr.recordings.requests", "account", "sandbox", "outcome", outcome).count();
	}

	private String href() throws Exception {
		for (JsonNode call : JsonMapper.shared().readTree(get("/calls?size=200").body()).at("/items")) {
			if (!call.at("/recording").isNull()) {
				return call.at("/recording/href").asString();
			}
		}
		throw new AssertionError("No call with a recording");
	}

	private static String code(HttpResponse<byte[]> response) {
		return JsonMapper.shared().readTree(response.body()).at("/code").asString();
	}

	private static String header(HttpResponse<?> response, String name) {
		return response.headers().firstValue(name).orElse("");
	}

	private void fault(String json) throws Exception {
		SandboxFaults.on(this.port).put(json);
	}

	private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
		return this.client.send(request(path, headers).build(), BodyHandlers.ofByteArray());
	}

	private HttpRequest.Builder request(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
		return (headers.length > 0) ? request.headers(headers) : request;
	}

}
