package io.cdrfacade;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Pattern;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Neither answers nor logs hold a secret, or a phone number for a caller who may not see
 * it, whatever the platform does. The digest is that of {@code key-of-reader}.
 */
@SandboxApplicationTest
@TestPropertySource(properties = { "cdr.security.mode=api-key",
		"cdr.security.api-keys.reader.scopes=calls:read,ops:read", "cdr.security.api-keys.reader.accounts=*",
		"cdr.security.api-keys.reader.sha256=36b25be79ab228d4616570f70a8298442d5a6b0b8a018d5324989f475ac43887",
		"cdr.platform.response-timeout=500ms" })
@ExtendWith(OutputCaptureExtension.class)
class LeaksIntegrationTests {

	private static final String KEY = "key-of-reader";

	/** A full number of the sandbox. */
	private static final Pattern PHONE_NUMBER = Pattern.compile("(?<![\\w.])154\\d{8}(?![\\w])");

	/** The address of the sandbox, which is the platform here. */
	private static final Pattern ADDRESS = Pattern.compile("sandbox/platform");

	@LocalServerPort
	private int port;

	private final HttpClient client = HttpClient.newHttpClient();

	@AfterEach
	void behave() throws Exception {
		SandboxFaults.on(this.port).set("none");
	}

	@ParameterizedTest
	@MethodSource("io.cdrfacade.sandbox.FaultNames#all")
	void keepsSecretsWhateverThePlatformDoes(String kind, CapturedOutput output) throws Exception {
		SandboxFaults faults = SandboxFaults.on(this.port);
		if ("slow".equals(kind)) {
			faults.slow(Duration.ofSeconds(1));
		}
		else {
			faults.set(kind);
		}
		String answers = get("/calls?size=5", KEY) + get("/calls?zone=UTC", KEY)
				+ get("/calls?destination=15400000000", KEY) + get("/calls", "wrong-key")
				+ get("/calls?userId=15400000001&size=x", KEY) + get("/recordings/15400000002.wav", KEY)
				+ get("/actuator/health", KEY) + get("/actuator/info", KEY) + get("/actuator/prometheus", KEY);
		assertThat(answers).doesNotContain(KEY, "wrong-key", "sandbox-demo-key")
			.doesNotContainPattern(ADDRESS)
			.doesNotContain("at io.cdrfacade");
		assertThat(answers.replaceAll("1540000000\\d", "")).doesNotContainPattern(PHONE_NUMBER);
		assertThat(output.getAll()).doesNotContain(KEY, "wrong-key", "sandbox-demo-key")
			.doesNotContainPattern(PHONE_NUMBER);
	}

	private String get(String path, String key) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.header("X-API-Key", key)
			.build();
		var answer = this.client.send(request, BodyHandlers.ofString());
		return answer.headers().map() + answer.body();
	}

}
