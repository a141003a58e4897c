package io.cdrfacade.platform.account;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import io.cdrfacade.CdrFacadeApplication;
import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

/** The application starts with three accounts; only the platform of one takes its key. */
@ExtendWith(OutputCaptureExtension.class)
class CredentialsCheckIntegrationTests {

	private static final String KEY = "s3cret-access-key";

	private final StubPlatform good = new StubPlatform();

	private final StubPlatform refusing = new StubPlatform();

	private final HttpClient client = HttpClient.newHttpClient();

	@AfterEach
	void close() {
		this.client.close();
		this.good.close();
		this.refusing.close();
	}

	@Test
	void tellsOfEachAccountAtTheStart(CapturedOutput output) throws Exception {
		this.refusing.onLogin((request) -> StubPlatform.json(Answers.refusal(601, "no such application")));
		try (ConfigurableApplicationContext context = start("cdr.platform.check-on-start=true")) {
			Workbench.await(() -> checks(output).size() == 3);
			assertThat(checks(output)).satisfiesExactlyInAnyOrder(
					(line) -> assertThat(line).contains("INFO", "Account good: the platform accepts the credentials"),
					(line) -> assertThat(line).contains("WARN", "Account refused: login failed: ",
							"(ret=601, no such application)"),
					(line) -> assertThat(line).contains("WARN", "Account gone: login failed: ", "cannot be reached"));
			assertThat(output).doesNotContain("null", KEY, "Exception", "\tat ");
			assertState(health(context, "good"), "UP", null);
			assertState(health(context, "refused"), "UNKNOWN", "not-authorised");
			assertThat(health(context, "refused").at("/details/lastFailure/ret").asInt()).isEqualTo(601);
			assertState(health(context, "gone"), "UNKNOWN", "unreachable");
			assertThat(get(context, "/actuator/health/readiness").statusCode()).isEqualTo(200);
			assertThat(get(context, "/actuator/health/liveness").statusCode()).isEqualTo(200);
		}
	}

	@Test
	void asksForNothingByDefault(CapturedOutput output) throws Exception {
		try (ConfigurableApplicationContext context = start()) {
			assertState(health(context, "good"), "UNKNOWN", null);
			assertThat(this.good.connections()).isZero();
			assertThat(checks(output)).isEmpty();
		}
	}

	private static void assertState(JsonNode account, String status, @Nullable String fault) {
		assertThat(account.at("/status").asString()).isEqualTo(status);
		assertThat(account.at("/details/state").asString("")).isEqualTo((fault != null) ? "DOWN" : "");
		assertThat(account.at("/details/lastFailure/code").asString("")).isEqualTo((fault != null) ? fault : "");
		assertThat(account.at("/details/lastFailure/time").asString("")).matches((fault != null) ? "20.+Z" : "");
	}

	/** The lines that tell how a check ended. */
	private static List<String> checks(CapturedOutput output) {
		return output.toString().lines().filter((line) -> line.contains(": Account ")).toList();
	}

	private JsonNode health(ConfigurableApplicationContext context, String account)
			throws IOException, InterruptedException {
		return JsonMapper.shared()
			.readTree(get(context, "/actuator/health").body())
			.at("/components/platform/components/" + account);
	}

	private HttpResponse<String> get(ConfigurableApplicationContext context, String path)
			throws IOException, InterruptedException {
		String port = context.getEnvironment().getRequiredProperty("local.server.port");
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
		return this.client.send(request, BodyHandlers.ofString());
	}

	private ConfigurableApplicationContext start(String... more) {
		Stream<String> properties = Stream.of("server.port=0", "server.address=127.0.0.1", "cdr.security.mode=none",
				"cdr.platform.default-account=good", "management.endpoint.health.show-details=always",
				"cdr.platform.retry.attempts=1");
		Stream<String> accounts = Stream.concat(
				Stream.concat(account("good", this.good.url()), account("refused", this.refusing.url())),
				account("gone", URI.create("http://127.0.0.1:1/")));
		return new SpringApplicationBuilder(CdrFacadeApplication.class)
			.run(Stream.concat(Stream.concat(properties, accounts), Stream.of(more))
				.map((property) -> "--" + property)
				.toArray(String[]::new));
	}

	private static Stream<String> account(String name, URI url) {
		String prefix = "cdr.platform.accounts." + name;
		return Stream.of(prefix + ".url=" + url, prefix + ".app-id=x-1234", prefix + ".access-key=" + KEY);
	}

}
