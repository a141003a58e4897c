package io.cdrfacade.chart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Http;
import io.cdrfacade.SandboxApplicationTest;
import io.cdrfacade.SandboxFaults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A real Prometheus scrapes the facade while the platform fails in several ways and Redis
 * is away: each alert and each panel of the chart has data.
 */
@SandboxApplicationTest
@TestPropertySource(
		properties = { "cdr.shared-state=redis", "spring.data.redis.port=1", "cdr.platform.login-back-off=10ms",
				"cdr.platform.breaker.window=1000", "cdr.platform.breaker.minimum-calls=1000" })
@EnabledIf(value = "io.cdrfacade.chart.Prometheus#isInstalled", disabledReason = Prometheus.MISSING)
class ChartMetricsIntegrationTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final Duration A_SCRAPE = Duration.ofSeconds(1);

	@TempDir
	private Path folder;

	@LocalServerPort
	private int port;

	private Http facade;

	private Prometheus prometheus;

	@BeforeEach
	void start() throws IOException {
		this.facade = Http.to(this.port);
		Files.writeString(this.folder.resolve("rules.yaml"), ChartAlertsTests.rules(Chart.LEAST));
		this.prometheus = Prometheus.scraping(this.port, this.folder);
	}

	@AfterEach
	void stop() throws Exception {
		this.prometheus.close();
		fault("none", "App.Sip_Cdr.GetBill");
	}

	@Test
	void feedAlertsAndPanels() throws Exception {
		List<String> expressions = Stream.concat(alerts().stream(), panels().stream()).toList();
		assertThat(expressions).hasSizeGreaterThan(25);
		await().atMost(PATIENCE)
			.pollInterval(A_SCRAPE)
			.ignoreExceptionsInstanceOf(IOException.class)
			.untilAsserted(() -> {
				play();
				for (String expression : expressions) {
					assertThat(this.prometheus.values(expression)).as(expression)
						.anyMatch((value) -> !Double.isNaN(value));
				}
			});
		await().atMost(PATIENCE).pollInterval(A_SCRAPE).untilAsserted(() -> {
			play();
			assertThat(this.prometheus.alerts()).filteredOn((alert) -> !alert.path("state").asText().equals("inactive"))
				.map((alert) -> alert.path("name").asText())
				.contains("CdrFacadeFailing", "CdrPlatformRefusesCredentials", "CdrTooManyLogins", "CdrSharedStateLost")
				.doesNotContain("CdrFacadeDown");
			assertThat(this.prometheus.alerts()).hasSameSizeAs(alerts())
				.allSatisfy((alert) -> assertThat(alert.path("health").asText()).as("%s", alert).isEqualTo("ok"));
		});
	}

	/** A repeated call, a failed one, a refused login and an answer from the cache. */
	private void play() throws Exception {
		fault("hang-up", "App.Sip_Cdr.GetBill");
		this.facade.get("/calls?size=1", "Cache-Control", "no-cache");
		loginElsewhere();
		fault("not-licensed", "App.Sip_Auth.Login");
		this.facade.get("/calls?size=2", "Cache-Control", "no-cache");
		fault("none", "App.Sip_Cdr.GetBill");
		this.facade.get("/calls?size=1");
		this.facade.get("/calls?size=1");
	}

	/** Ends the facade's token, so that it has to log in again. */
	private void loginElsewhere() throws Exception {
		HttpRequest login = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/sandbox/platform"))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString("service=App.Sip_Auth.Login&appid=sandbox&accesskey=sandbox-demo-key"))
			.build();
		assertThat(this.facade.client().send(login, BodyHandlers.ofString()).statusCode()).isLessThan(300);
	}

	private void fault(String kind, String service) throws Exception {
		SandboxFaults.on(this.port)
			.put("{\"kind\":\"%s\",\"times\":%d,\"service\":\"%s\"}".formatted(kind, kind.equals("hang-up") ? 1 : 5,
					service));
	}

	/** What the alerts compare with their thresholds. */
	private static List<String> alerts() throws IOException {
		return expressions(Yaml.tree(ChartAlertsTests.rules(Chart.LEAST)))
			.map((expression) -> expression.replaceAll("\\s(==|>)\\s[0-9.* ]+$", ""))
			.toList();
	}

	private static List<String> panels() throws IOException {
		String dashboard = Chart.render(Chart.LEAST + "metrics: {dashboard: {enabled: true}}")
			.all(ConfigMap.class)
			.map((map) -> map.getData().get("cdr-facade.json"))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow();
		return expressions(Yaml.tree(dashboard))
			.map((expression) -> expression.replace("$namespace", "calls")
				.replace("$service", "demo-cdr-facade")
				.replace("$__rate_interval", "1m"))
			.toList();
	}

	private static Stream<String> expressions(JsonNode node) {
		return node.findValuesAsText("expr").stream();
	}

}
