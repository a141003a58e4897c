package io.cdrfacade.image;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;

import com.github.dockerjava.api.model.ContainerConfig;
import com.github.dockerjava.api.model.HealthCheck;
import com.jayway.jsonpath.JsonPath;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.lifecycle.Startables;

import static org.assertj.core.api.Assertions.assertThat;

/** Tries the image out as a new user does. */
@ImageTest
class ImageIntegrationTests {

	private static final FacadeContainer FACADE = FacadeContainer.sandbox();

	private static final FacadeContainer PRODUCTION = FacadeContainer.production()
		.withEnv("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on -Xlog:class+load");

	@BeforeAll
	static void start() {
		Startables.deepStart(FACADE, PRODUCTION).join();
	}

	@AfterAll
	static void stop() {
		FACADE.stop();
		PRODUCTION.stop();
	}

	@Test
	void answersCalls() throws Exception {
		HttpResponse<String> answer = FACADE.get("/calls?from=2019-09-27&to=2019-09-28");
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(JsonPath.<Integer>read(answer.body(), "$.items[0].id")).isEqualTo(22670);
	}

	@Test
	void answersMistakesWithProblems() throws Exception {
		HttpResponse<String> answer = FACADE.get("/calls?size=0");
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(JsonPath.<String>read(answer.body(), "$.code")).isEqualTo("invalid-parameter");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/v3/api-docs", "/v3/api-docs.yaml", "/swagger-ui/index.html", "/actuator/health",
			"/actuator/health/liveness", "/actuator/health/readiness", "/actuator/prometheus" })
	void servesPagesBesideTheApi(String path) throws Exception {
		assertThat(FACADE.get(path).statusCode()).isEqualTo(200);
	}

	@Test
	void runsAsAnUnprivilegedUser() {
		assertThat(config().getUser()).isEqualTo("10001:10001");
	}

	@Test
	void tellsVersionAndCommit() throws Exception {
		Map<String, String> labels = labels();
		assertThat(labels).containsEntry("org.opencontainers.image.title", "cdr-facade")
			.containsEntry("org.opencontainers.image.version", versionOfTheBuild())
			.containsEntry("org.opencontainers.image.licenses", "Apache-2.0")
			.containsKeys("org.opencontainers.image.description", "org.opencontainers.image.created",
					"org.opencontainers.image.source");
		String info = FACADE.get("/actuator/info").body();
		assertThat(JsonPath.<String>read(info, "$.build.version"))
			.isEqualTo(labels.get("org.opencontainers.image.version"));
		assertThat(JsonPath.<String>read(info, "$.git.commit.id.abbrev"))
			.isEqualTo(labels.get("org.opencontainers.image.revision"));
	}

	@Test
	void checksItsHealthWithoutShell() throws Exception {
		String[] check = healthCheck();
		assertThat(check).doesNotContain("sh", "/bin/sh");
		ExecResult result = FACADE.execInContainer(check);
		assertThat(result.getExitCode()).as(result.toString()).isZero();
	}

	@Test
	void knowsWhenItIsNotHealthy() throws Exception {
		String[] check = healthCheck();
		check[1] = "SERVER_PORT=8081";
		check = Arrays.stream(check).filter((word) -> !"JAVA_TOOL_OPTIONS".equals(word)).toArray(String[]::new);
		assertThat(FACADE.execInContainer(check).getExitCode()).isEqualTo(1);
	}

	@Test
	void startsFromTheAotCacheInProductionToo() {
		assertThat(PRODUCTION.getLogs()).contains("io.cdrfacade.CdrFacadeApplication source: shared objects file")
			.contains("org.apache.catalina.core.StandardContext source: shared objects file")
			.contains("io.cdrfacade.security.CredentialsFilter source: shared objects file");
	}

	/** The command, without the word that says that it is one. */
	private static String[] healthCheck() {
		HealthCheck check = Objects.requireNonNull(FACADE.getDockerClient()
			.inspectContainerCmd(FACADE.getContainerId())
			.exec()
			.getConfig()
			.getHealthcheck());
		List<String> test = Objects.requireNonNull(check.getTest());
		assertThat(test).startsWith("CMD");
		return test.stream().skip(1).toArray(String[]::new);
	}

	private static ContainerConfig config() {
		return Objects.requireNonNull(FACADE.inspectImage().getConfig());
	}

	private static Map<String, String> labels() {
		return Objects.requireNonNull(config().getLabels());
	}

	private static String versionOfTheBuild() throws IOException {
		Properties build = new Properties();
		try (InputStream file = ImageIntegrationTests.class.getResourceAsStream("/META-INF/build-info.properties")) {
			assertThat(file).isNotNull();
			build.load(file);
		}
		return build.getProperty("build.version");
	}

}
