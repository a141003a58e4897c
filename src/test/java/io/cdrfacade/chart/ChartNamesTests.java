package io.cdrfacade.chart;

import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names and labels are valid for Kubernetes with any release name. */
class ChartNamesTests {

	@ParameterizedTest
	@ValueSource(strings = { "demo", "cdr-facade", "a-release-with-longest-name-that-helm-ever-takes-itis",
			"team.calls", "a-release-with-a-name-of-so-many-characters-------x" })
	void suitEveryObject(String release) {
		Manifests manifests = Chart.render(release, Chart.everything());
		assertThat(manifests.objects()).map(HasMetadata::getMetadata).allSatisfy((metadata) -> {
			assertThat(metadata.getName()).hasSizeLessThanOrEqualTo(63).matches("[a-z]([-a-z0-9]*[a-z0-9])?");
			assertThat(metadata.getNamespace()).isEqualTo("calls");
			assertThat(metadata.getLabels()).containsEntry("app.kubernetes.io/name", "cdr-facade")
				.containsEntry("app.kubernetes.io/instance", release)
				.containsEntry("app.kubernetes.io/managed-by", "Helm")
				.containsEntry("owner", "telephony")
				.containsKeys("helm.sh/chart", "app.kubernetes.io/version", "app.kubernetes.io/component");
			assertThat(metadata.getLabels().values()).allMatch((value) -> value.length() <= 63);
		});
		assertThat(manifests.objects()).map((object) -> object.getKind() + object.getMetadata().getName())
			.doesNotHaveDuplicates();
	}

	@Test
	void differWhereLongReleasesBeginAlike() {
		String release = "a-release-with-a-name-of-so-many-characters-that-is-";
		assertThat(Stream.of("1", "2")
			.map((end) -> Chart.render(release + end, Chart.LEAST).only(Service.class).getMetadata().getName()))
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			demo | {} | demo-cdr-facade
			cdr-facade | {} | cdr-facade
			team.calls | {} | team-calls-cdr-facade
			demo | nameOverride: calls | demo-calls
			demo | fullnameOverride: calls | calls
			1st | fullnameOverride: calls | calls
			""")
	void areThoseOfTheService(String release, String values, String name) {
		Manifests manifests = Chart.render(release, Yaml.merge(Chart.LEAST, values));
		assertThat(manifests.only(Service.class).getMetadata().getName()).isEqualTo(name);
	}

	/** Text that YAML would take for a number, a boolean or nothing. */
	@ParameterizedTest
	@ValueSource(strings = { "fullnameOverride: 'true'", "fullnameOverride: 'null'", "fullnameOverride: e1",
			"nameOverride: '123'", "namespaceOverride: '123'", "serviceAccount: {name: '123'}",
			"serviceAccount: {create: false, name: '123'}", "ingress: {className: '1'}",
			"metrics: {serviceMonitor: {namespace: '1', existingSecret: {name: '1', key: '2'}}}",
			"accounts: {shanghai: {accessKey: '', existingSecret: {name: '1', key: '2'}}}",
			"{priorityClassName: '1', runtimeClassName: '1'}", "commonLabels: {a: '1', b: 'true', c: ''}" })
	void areText(String values) {
		assertThat(Chart.refusal(Yaml.merge(Chart.everything(), values))).isEqualTo("accepted");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			fullnameOverride: My_Calls | at '/fullnameOverride'
			fullnameOverride: calls. | at '/fullnameOverride'
			fullnameOverride: -calls | at '/fullnameOverride'
			fullnameOverride: 1st | at '/fullnameOverride'
			fullnameOverride: a-name-that-leaves-no-room-for-the-suffixes-of-objects | at '/fullnameOverride'
			nameOverride: My Calls | at '/nameOverride'
			namespaceOverride: My_Calls | at '/namespaceOverride'
			metrics: {serviceMonitor: {namespace: a.b}} | at '/metrics/serviceMonitor/namespace'
			""")
	void areRefusedWhereKubernetesWould(String values, String message) {
		assertThat(Chart.refusal(Yaml.merge(Chart.LEAST, values))).contains(message, "does not match pattern");
	}

	@ParameterizedTest
	@ValueSource(strings = { "1st", "2-cdr-facade" })
	void cannotBeginWithADigit(String release) {
		assertThat(Chart.refusal(release, Chart.LEAST)).contains("fullnameOverride: set it; the name \"" + release,
				"does not begin with a letter");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					podLabels: {app.kubernetes.io/version: a} | Deployment | /spec/template/metadata/labels/app.kubernetes.io~1version | a
					podLabels: {helm.sh/chart: a} | Deployment | /spec/template/metadata/labels/helm.sh~1chart | a
					{commonLabels: {a: b}, podLabels: {a: c}} | Deployment | /spec/template/metadata/labels/a | c
					commonLabels: {app.kubernetes.io/version: a} | Service | /metadata/labels/app.kubernetes.io~1version | a
					metrics: {prometheusRule: {enabled: true, labels: {app.kubernetes.io/name: prom}}} | PrometheusRule | /metadata/labels/app.kubernetes.io~1name | prom
					podAnnotations: {checksum/other: a} | Deployment | /spec/template/metadata/annotations/checksum~1other | a
					""")
	void takeLabelsOnce(String values, String kind, String pointer, String expected) {
		assertThat(Chart.render(Yaml.merge(Chart.LEAST, values)).tree(kind).at(pointer).asText()).isEqualTo(expected);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			podLabels: {app.kubernetes.io/name: a} | podLabels: app.kubernetes.io/name is set by the chart
			commonLabels: {app.kubernetes.io/instance: a} | commonLabels: app.kubernetes.io/instance is set by the chart
			service: {labels: {app.kubernetes.io/component: a}} | service.labels: app.kubernetes.io/component is set by
			""")
	void keepTheLabelsThatFindThePods(String values, String message) {
		assertThat(Chart.refusal(Yaml.merge(Chart.LEAST, values))).contains(message);
	}

}
