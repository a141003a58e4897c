package io.cdrfacade.chart;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the chart's alerts and dashboard against what the application tells. */
@SandboxApplicationTest
class ChartMetricsIntegrationTests {

	private static final Pattern NAME = Pattern.compile("([a-z][a-z0-9_]+)\\{");

	private static final Pattern ALERT = Pattern.compile("- alert: (\\w+)");

	private static final String MONITORED = Chart.LEAST
			+ "metrics: {prometheusRule: {enabled: true}, dashboard: {enabled: true}}";

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	private Set<String> told = Set.of();

	@BeforeEach
	void scrapeAfterARepeatedCall() throws Exception {
		send(request("/sandbox/faults").header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString("{\"kind\":\"hang-up\",\"times\":1}")));
		send(request("/calls?size=1").header("Cache-Control", "no-cache"));
		this.told = get("/actuator/prometheus").lines()
			.filter((line) -> !line.startsWith("#"))
			.map((line) -> line.replaceAll("[{ ].*", ""))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@AfterEach
	void mend() throws Exception {
		send(request("/sandbox/faults").DELETE());
	}

	@Test
	void alertsOnWhatIsTold() {
		List<String> used = rules(MONITORED).flatMap((rule) -> names(rule.getExpr().getStrVal())).toList();
		assertThat(used).isNotEmpty().allMatch((name) -> name.equals("up") || this.told.contains(name));
	}

	@Test
	void showsWhatIsTold() throws IOException {
		String json = Chart.render(MONITORED)
			.all(ConfigMap.class)
			.map((map) -> map.getData().get("cdr-facade.json"))
			.filter(Objects::nonNull)
			.findFirst()
			.orElseThrow();
		JsonNode dashboard = Yaml.tree(json);
		assertThat(dashboard.path("panels")).hasSizeGreaterThan(10);
		List<String> used = dashboard.findValuesAsText("expr")
			.stream()
			.flatMap(ChartMetricsIntegrationTests::names)
			.toList();
		assertThat(used).isNotEmpty().allMatch(this.told::contains);
	}

	@Test
	void hasTheAlertsThatOperatorsAreTold() throws IOException {
		String operations = Files.readString(Path.of("docs/operations.md"));
		assertThat(rules(MONITORED).map(Rule::getAlert))
			.containsExactlyElementsOf(ALERT.matcher(operations).results().map((alert) -> alert.group(1)).toList());
		assertThat(rules(MONITORED + "\n").map(Rule::getLabels)).allMatch((labels) -> labels.containsKey("severity"));
	}

	@Test
	void alertsOnThisReleaseOnlyAndAsAsked() {
		assertThat(rules(Chart.everything())).isNotEmpty().allSatisfy((rule) -> {
			assertThat(rule.getExpr().getStrVal()).contains("namespace=\"calls\",service=\"demo-cdr-facade\"");
			assertThat(rule.getLabels()).containsEntry("team", "calls");
			assertThat(rule.getAlert()).isNotEqualTo("CdrFacadeMemory");
		});
	}

	private static Stream<Rule> rules(String values) {
		return Chart.render(values).only(PrometheusRule.class).getSpec().getGroups().getFirst().getRules().stream();
	}

	private static Stream<String> names(String expression) {
		return NAME.matcher(expression).results().map((MatchResult name) -> name.group(1));
	}

	private String get(String path) throws Exception {
		return send(request(path));
	}

	private String send(HttpRequest.Builder request) throws Exception {
		return this.http.send(request.build(), BodyHandlers.ofString()).body();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

}
