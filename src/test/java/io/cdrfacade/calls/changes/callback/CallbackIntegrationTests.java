package io.cdrfacade.calls.changes.callback;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

import io.cdrfacade.calls.WithFakePlatform;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

/** The poll interval is longer than any test. */
@WithFakePlatform
@TestPropertySource(properties = { "cdr.callbacks.accounts.default.secret=secret-of-the-platform",
		"cdr.callbacks.accounts.berlin.secret=secret-of-the-other-platform", "cdr.changes.poll-interval=1h",
		"cdr.changes.settle=0ms", "cdr.security.mode=api-key", "cdr.security.api-keys.reader.scopes=calls:read",
		"cdr.security.api-keys.reader.accounts=*",
		"cdr.security.api-keys.reader.sha256=36b25be79ab228d4616570f70a8298442d5a6b0b8a018d5324989f475ac43887" })
@ExtendWith(OutputCaptureExtension.class)
class CallbackIntegrationTests {

	private static final String SECRET = "secret-of-the-platform";

	@Autowired
	private MockMvcTester mvc;

	@Autowired
	private FakePlatform platform;

	@Test
	void answersWaitingRequestsAtOnce() throws Exception {
		this.platform.reset();
		CompletableFuture<MvcTestResult> waiting = CompletableFuture.supplyAsync(
				() -> this.mvc.get().uri("/calls/changes?wait=30").header("X-API-Key", "key-of-reader").exchange());
		Awaitility.await().until(() -> this.platform.questions().size() >= 3);
		this.platform.answers(1, CdrFixture.DOCUMENTED);
		Awaitility.await().until(() -> {
			assertThat(push("/callbacks/default/" + SECRET + "/calls", null, "{\"id\":22670}")).hasStatus(204);
			return waiting.isDone();
		});
		assertThat(waiting.get(30, TimeUnit.SECONDS)).bodyJson().extractingPath("$.items[0].id").isEqualTo(22670);
	}

	/** The platform has sent it, and does not show it yet when it is asked. */
	@Test
	void handsOutPushedCalls() throws Exception {
		this.platform.reset();
		String push = """
				{"id":22671,"extnumber":"8001","starttime":"2019-09-27 14:58:37","answertime":"","type":"callin",
				"endtime":"2019-09-27 14:59:05","duration":28,"companycode":"1"}""";
		CompletableFuture<MvcTestResult> waiting = CompletableFuture.supplyAsync(() -> this.mvc.get()
			.uri("/calls/changes?account=berlin&wait=30")
			.header("X-API-Key", "key-of-reader")
			.exchange());
		Awaitility.await().until(() -> {
			assertThat(push("/callbacks/berlin/calls", "secret-of-the-other-platform", push)).hasStatus(204);
			return waiting.isDone();
		});
		MvcTestResult answer = waiting.get(30, TimeUnit.SECONDS);
		assertThat(answer).bodyJson().extractingPath("$.items.length()").isEqualTo(1);
		assertThat(answer).bodyJson().extractingPath("$.items[0].id").isEqualTo(22671);
		assertThat(answer).bodyJson().extractingPath("$.items[0].direction").isEqualTo("inbound");
		assertThat(answer).bodyJson().extractingPath("$.items[0].startedAt").isEqualTo("2019-09-27T14:58:37+02:00");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"id\":\"1\",\"answertime\":\"\",\"x\":[{}]}", " {\"id\":null} " })
	void acceptsOneObject(String content) {
		assertThat(push("/callbacks/default/calls", SECRET, content)).hasStatus(204);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "null", "[]", "1", "\"\"", "nonsense", "{", "{}{}", "{\"id\":1" })
	void refusesOtherContent(String content) {
		assertThat(push("/callbacks/default/calls", SECRET, content)).hasStatus(400)
			.hasContentType("application/problem+json");
	}

	@Test
	void tellsThatItDecodesNothing() throws IOException {
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		try (OutputStream gzip = new GZIPOutputStream(content)) {
			gzip.write("{\"id\":22670}".getBytes(StandardCharsets.US_ASCII));
		}
		assertThat(pushCoded("gzip", content.toByteArray())).hasStatus(415)
			.bodyJson()
			.extractingPath("$.detail")
			.asString()
			.contains("`gzip`");
		assertThat(pushCoded("UTF-8", "{\"id\":22670}".getBytes(StandardCharsets.US_ASCII))).hasStatus(204);
	}

	private MvcTestResult pushCoded(String coding, byte[] content) {
		return this.mvc.post()
			.uri("/callbacks/default/calls")
			.header("X-Callback-Secret", SECRET)
			.header("Content-Encoding", coding)
			.contentType("application/json")
			.content(content)
			.exchange();
	}

	@Test
	void refusesMoreThanItReads() {
		String content = "{\"x\":\"" + "x".repeat(64 * 1024) + "\"}";
		assertThat(push("/callbacks/default/calls", SECRET, content)).hasStatus(413)
			.bodyJson()
			.extractingPath("$.code")
			.isEqualTo("content-too-large");
	}

	@ParameterizedTest
	@CsvSource(nullValues = "none", value = { "/callbacks/default/calls, none", "/callbacks/default/calls, wrong",
			"/callbacks/berlin/calls, secret-of-the-platform", "/callbacks/nobody/calls, secret-of-the-platform",
			"/callbacks/default/secret-of-the-plattform/calls, none", "/callbacks/berlin/calls, ''" })
	void answersAllWrongRequestsAlike(String path, @Nullable String secret) {
		MvcTestResult answer = push(path, secret, "{}");
		assertThat(answer).hasStatus(404).bodyJson().extractingPath("$.instance").isEqualTo("/callbacks");
		assertThat(answer).bodyJson().extractingPath("$.detail").isEqualTo("There is nothing under this path.");
	}

	@Test
	void showsNoSecretAnywhere(CapturedOutput output) throws Exception {
		String path = "/callbacks/default/" + SECRET + "/calls";
		for (String uri : new String[] { path, path + "/", path.replace("callbacks", "%63allbacks"), path + ";a=b" }) {
			assertThat(this.mvc.get().uri(URI.create(uri)).exchange().getResponse().getContentAsString())
				.doesNotContain(SECRET);
			assertThat(push(uri, null, "nonsense").getResponse().getContentAsString()).doesNotContain(SECRET);
		}
		assertThat(output).doesNotContain(SECRET);
	}

	private MvcTestResult push(String path, @Nullable String secret, String content) {
		var request = this.mvc.post().uri(URI.create(path)).contentType("application/json").content(content);
		return ((secret != null) ? request.header("X-Callback-Secret", secret) : request).exchange();
	}

}
