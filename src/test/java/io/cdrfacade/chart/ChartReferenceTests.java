package io.cdrfacade.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import org.junit.jupiter.api.Test;

import io.cdrfacade.Snapshot;

import static org.assertj.core.api.Assertions.assertThat;

/** Keeps the chart's values, their schema and its README in step. */
class ChartReferenceTests {

	private final JsonNode chart = ChartValues.read("Chart.yaml");

	private final JsonNode schema = ChartValues.read("values.schema.json");

	@Test
	void describesAllOfItInTheReadme() {
		Snapshot.of("helm/cdr-facade/README.md").assertIs(readme());
	}

	@Test
	void describesEveryValue() {
		assertThat(ChartValues.described()).map(ChartValues.Value::path)
			.containsExactlyElementsOf(ChartValues.leaves());
	}

	@Test
	void knowsTheSameValuesInTheSchema() {
		List<String> known = new ArrayList<>();
		collect(this.schema, "", known);
		assertThat(known).containsExactlyInAnyOrderElementsOf(ChartValues.leaves());
	}

	@Test
	void isClosedAtEveryLevel() {
		List<JsonNode> levels = new ArrayList<>();
		collectLevels(this.schema, levels);
		levels.remove(this.schema.at("/properties/global"));
		assertThat(levels).hasSizeGreaterThan(30)
			.allSatisfy((level) -> assertThat(level.path("additionalProperties")).as("closed: %s", level)
				.isEqualTo(BooleanNode.FALSE));
	}

	private static void collectLevels(JsonNode node, List<JsonNode> levels) {
		if (node.path("properties").isObject()) {
			levels.add(node);
		}
		node.forEach((child) -> collectLevels(child, levels));
	}

	private String readme() {
		return """
				# cdr-facade

				%s. This page is generated from `values.yaml`;
				[docs/deployment.md](../../docs/deployment.md) shows the way to a cluster step by step.

				To try it, with made-up calls and an image that you have built and pushed:

				    helm install cdr-facade helm/cdr-facade --set sandbox.enabled=true \\
				      --set image.repository=registry.example.com/cdr-facade --set image.tag=0.1.0

				With an account at a platform:

				    helm install cdr-facade helm/cdr-facade --values - <<'END'
				    image:
				      repository: registry.example.com/cdr-facade
				      tag: 0.1.0
				    accounts:
				      main:
				        url: http://platform.example.com:8080/
				        appId: "…"
				        existingSecret: {name: cdr-platform}     # its key access-key holds the access key
				    security:
				      mode: api-key
				      apiKeys:
				        crm:
				          existingSecret: {name: cdr-callers, key: crm}     # the SHA-256 of the key
				          scopes: [calls:read]
				          accounts: [main]
				    END

				The default image is there for released versions only.

				Needs Kubernetes %s.

				- Misspelt values are refused, except below `global`, and in keys at the top that begin with `x-`, which may
				  hold YAML anchors. The message names all values that do not fit together.
				- Numbers and booleans are refused where text is meant: `tag: 1.20` would be 1.2. Quote them in files, and
				  set them with `--set-string` on the command line.
				- `null` removes a default. Where the chart needs a value, it is refused with `missing property`.
				- Values reach the application literally: nothing replaces `${…}` in them, and text stays text.
				- Names of accounts that differ in hyphens only are refused, as they are one name for the application.
				- A changed Secret of the chart starts new pods. After a change of an existing Secret, run
				  `kubectl rollout restart`.

				## Values

				| value | default | meaning |
				| --- | --- | --- |
				%s
				## Accounts

				Each of `accounts.<name>`. What is not set is as for all accounts: `config` with `cdr.platform.…`.

				| value | meaning |
				| --- | --- |
				%s
				## Callers

				Each of `security.apiKeys.<name>`; see [docs/security.md](../../docs/security.md) for keys and scopes.

				| value | meaning |
				| --- | --- |
				%s"""
			.formatted(this.chart.path("description").asText(),
					this.chart.path("kubeVersion").asText().replaceAll(">=(\\d+\\.\\d+).*", "$1 or later"), values(),
					entries("account"), entries("caller"));
	}

	private String values() {
		return ChartValues.described()
			.stream()
			.map((value) -> "| `%s` | `%s` | %s |%n".formatted(value.path(), value.standard(),
					cell(value.description())))
			.collect(Collectors.joining());
	}

	private String entries(String definition) {
		JsonNode entry = this.schema.path("$defs").path(definition);
		return entry.path("properties")
			.properties()
			.stream()
			.map((property) -> "| `%s`%s | %s |%n".formatted(property.getKey(),
					entry.path("required").toString().contains('"' + property.getKey() + '"') ? " (required)" : "",
					cell(property.getValue().path("description").asText())))
			.collect(Collectors.joining());
	}

	private static String cell(String text) {
		return text.replace("|", "\\|");
	}

	private void collect(JsonNode level, String path, List<String> known) {
		if (!level.has("properties")) {
			known.add(path.substring(1));
			return;
		}
		level.path("properties")
			.properties()
			.forEach((property) -> collect(resolved(property.getValue()), path + "." + property.getKey(), known));
	}

	private JsonNode resolved(JsonNode node) {
		return node.has("$ref") ? this.schema.at(node.path("$ref").asText().substring(1)) : node;
	}

}
