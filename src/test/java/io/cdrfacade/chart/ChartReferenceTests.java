package io.cdrfacade.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
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
		assertThat(this.schema.findParents("properties")).isNotEmpty()
			.allSatisfy((level) -> assertThat(
					level.path("additionalProperties").isBoolean() && !level.path("additionalProperties").asBoolean())
				.as("closed: %s", level)
				.isTrue());
	}

	private String readme() {
		return """
				# cdr-facade

				%s. Made from `values.yaml`; from nothing to a cluster leads
				[docs/deployment.md](../../docs/deployment.md).

				    helm install cdr-facade helm/cdr-facade --set sandbox.enabled=true      # to try it, with made-up calls

				    helm install cdr-facade helm/cdr-facade --values - <<'END'
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

				Kubernetes %s. Misspelt values are refused, and all that does not fit together is told at once. Secrets that
				the chart makes start new pods when they change; after a change of an existing one, run
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
