package io.cdrfacade.chart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.fabric8.openshift.api.model.monitoring.v1.PrometheusRule;
import io.fabric8.openshift.api.model.monitoring.v1.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.PlatformException.NotAuthorised;
import io.cdrfacade.platform.PlatformException.Rejected;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.PlatformException.Unreachable;
import io.cdrfacade.platform.PlatformRefusal;
import io.cdrfacade.platform.wire.Faults;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * When the chart's alerts fire, as promtool plays it, and that operators are told the
 * same.
 */
class ChartAlertsTests {

	private static final String RELEASE = "namespace=\"calls\",service=\"demo-cdr-facade\"";

	private static final Path SCENARIOS = Path.of("src/test/resources/chart/alerts.yaml");

	private static final Path OPERATIONS = Path.of("docs/operations.md");

	private static final Pattern OUTCOME = Pattern.compile("cdr_platform_\\w+\\{[^}]*outcome!?=\"([^\"]*)\"");

	@TempDir
	private Path folder;

	/** The rules of the chart as Prometheus takes them. */
	static String rules(String values) {
		return Yaml
			.tree(Chart.render(values + "\nmetrics: {prometheusRule: {enabled: true}}").only(PrometheusRule.class))
			.path("spec")
			.toString();
	}

	@Test
	@EnabledIf(value = "io.cdrfacade.chart.Prometheus#isInstalled", disabledReason = Prometheus.MISSING)
	void fireWhereTheyShould() throws Exception {
		Files.writeString(this.folder.resolve("rules.yaml"), Yaml.concat(rules(Chart.LEAST), """
				groups:
				  - name: test
				    rules: [{record: firing, expr: 'count by (alertname) (ALERTS{alertstate="firing"})'}]
				"""));
		Files.writeString(this.folder.resolve("alerts.yaml"),
				Files.readString(SCENARIOS).replace("{release", "{" + RELEASE));
		assertThat(Prometheus.check(this.folder, "test", "rules", "alerts.yaml")).contains("SUCCESS");
	}

	@Test
	void areAllPlayed() throws IOException {
		String scenarios = Files.readString(SCENARIOS);
		assertThat(alerts(Chart.LEAST)).map(Rule::getAlert)
			.allSatisfy((alert) -> assertThat(scenarios).contains("'firing{alertname=\"" + alert + "\"}', value: 1"));
	}

	@Test
	@EnabledIf(value = "io.cdrfacade.chart.Prometheus#isInstalled", disabledReason = Prometheus.MISSING)
	void passTheCheckHereAndInTheDocumentation() throws Exception {
		Files.writeString(this.folder.resolve("chart.yaml"), rules(Chart.LEAST));
		Files.writeString(this.folder.resolve("docs.yaml"), documented());
		assertThat(Prometheus.check(this.folder, "check", "rules", "--lint-fatal", "chart.yaml", "docs.yaml"))
			.contains("SUCCESS");
	}

	@Test
	void areThoseThatOperatorsAreTold() throws IOException {
		List<String> told = Yaml.tree(documented())
			.at("/groups/0/rules")
			.valueStream()
			.map((rule) -> "%s: %s for %s".formatted(rule.path("alert").asText(), bare(rule.path("expr").asText()),
					rule.path("for").asText("0s")))
			.toList();
		assertThat(alerts(Chart.LEAST)).map((rule) -> "%s: %s for %s".formatted(rule.getAlert(),
				bare(rule.getExpr().getStrVal()), (rule.getFor() != null) ? rule.getFor() : "0s"))
			.containsExactlyElementsOf(told);
		assertThat(alerts(Chart.LEAST)).map(Rule::getLabels).allMatch((labels) -> labels.containsKey("severity"));
	}

	/** Logins and requests have no other outcomes. */
	@Test
	void areAboutOutcomesThatTheFacadeCounts() throws IOException {
		PlatformRefusal refusal = new PlatformRefusal(600, null, null);
		Throwable cause = new IOException();
		List<String> counted = Stream
			.of(new Unreachable("", cause), new Busy("", cause), new TimedOut("", cause),
					new NotAuthorised("", refusal), new Rejected("", refusal), Malformed.lasting("", cause),
					new Failed("", refusal, cause))
			.map(Faults::outcome)
			.toList();
		String told = Yaml.tree(rules(Chart.LEAST)).findValuesAsText("expr") + Files.readString(SCENARIOS)
				+ Files.readString(OPERATIONS);
		assertThat(OUTCOME.matcher(told).results().map((match) -> match.group(1))).contains("not-authorised")
			.isSubsetOf(Stream.concat(counted.stream(), Stream.of("success")).toList());
	}

	@Test
	void areForThisReleaseOnlyAndAsAsked() {
		assertThat(alerts(Chart.everything())).isNotEmpty().allSatisfy((rule) -> {
			assertThat(rule.getExpr().getStrVal()).contains(RELEASE);
			assertThat(rule.getLabels()).containsEntry("team", "calls");
			assertThat(rule.getAlert()).isNotEqualTo("CdrFacadeMemory");
		});
	}

	@Test
	void followTheNamespace() {
		assertThat(rules(Chart.LEAST + "namespaceOverride: other")).contains("namespace=\\\"other\\\"")
			.doesNotContain("namespace=\\\"calls\\\"");
	}

	private static List<Rule> alerts(String values) {
		String monitored = Yaml.merge(values, "metrics: {prometheusRule: {enabled: true}}");
		return Chart.render(monitored).only(PrometheusRule.class).getSpec().getGroups().getFirst().getRules();
	}

	private static String documented() throws IOException {
		String operations = Files.readString(OPERATIONS);
		int begin = operations.indexOf("groups:\n");
		return operations.substring(begin, operations.indexOf("```", begin));
	}

	/** An expression without the labels that pick the series of one installation. */
	private static String bare(String expression) {
		String bare = expression.replaceAll("\\s", "");
		for (String labels : Stream.of(RELEASE, "application=\"cdr-facade\"", "job=\"cdr-facade\"").toList()) {
			bare = bare.replace(labels + ",", "").replace("{" + labels + "}", "");
		}
		return bare;
	}

}
