package io.cdrfacade.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Each option on and off, and what objects that makes. */
class ChartTests {

	private static final List<String> ALWAYS = List.of("ConfigMap", "Deployment", "Pod", "Service");

	@ParameterizedTest
	@MethodSource
	void makesTheObjectsOf(String option, List<String> kinds) {
		List<String> expected = new ArrayList<>(ALWAYS);
		expected.addAll(kinds);
		assertThat(render(option).kinds()).containsExactlyInAnyOrderElementsOf(expected);
	}

	static Stream<Arguments> makesTheObjectsOf() {
		List<String> usual = List.of("PodDisruptionBudget", "Secret", "ServiceAccount");
		return Stream.of(arguments("{}", usual),
				arguments("podDisruptionBudget: {enabled: false}", List.of("Secret", "ServiceAccount")),
				arguments("serviceAccount: {create: false}", List.of("PodDisruptionBudget", "Secret")),
				arguments("accounts: {main: {accessKey: '', existingSecret: {name: keys}}}",
						List.of("PodDisruptionBudget", "ServiceAccount")),
				arguments("autoscaling: {enabled: true}", and(usual, "HorizontalPodAutoscaler")),
				arguments("ingress: {enabled: true, hosts: [calls.example]}", and(usual, "Ingress")),
				arguments("httpRoute: {enabled: true, parentRefs: [{name: gate}]}", and(usual, "HTTPRoute")),
				arguments("networkPolicy: {enabled: true}", and(usual, "NetworkPolicy")),
				arguments("metrics: {serviceMonitor: {enabled: true}}", and(usual, "ServiceMonitor")),
				arguments("metrics: {prometheusRule: {enabled: true}}", and(usual, "PrometheusRule")),
				arguments("metrics: {dashboard: {enabled: true}}", and(usual, "ConfigMap")),
				arguments("shutdown: {preStopSeconds: 0}", usual), arguments("topologySpread: {enabled: false}", usual),
				arguments("service: {type: LoadBalancer, port: 8443}", usual), arguments("replicaCount: 3", usual),
				arguments("{sandbox: {enabled: true}, defaultAccount: main}", usual),
				arguments(Chart.everything(), and(usual, "ConfigMap", "ConfigMap", "HorizontalPodAutoscaler",
						"HTTPRoute", "Ingress", "NetworkPolicy", "PrometheusRule", "ServiceMonitor")));
	}

	@ParameterizedTest
	@MethodSource("makesTheObjectsOf")
	void passesTheStrictestLint(String option) {
		assertThat(Chart.lint(Yaml.merge(Chart.LEAST, option)).isFailed()).isFalse();
	}

	@Test
	void passesTheStrictestLintAsItIs() {
		assertThat(Chart.lint("{}").isFailed()).isFalse();
	}

	@Test
	void selectsThePodsOfTheFacadeAndNotTheOneThatTestsThem() {
		Manifests manifests = Chart.render(Chart.everything());
		Map<String, String> selector = manifests.only(Deployment.class).getSpec().getSelector().getMatchLabels();
		assertThat(manifests.only(Service.class).getSpec().getSelector()).isEqualTo(selector);
		assertThat(manifests.only(PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
			.isEqualTo(selector);
		ObjectMeta pod = manifests.only(Deployment.class).getSpec().getTemplate().getMetadata();
		assertThat(pod.getLabels()).containsAllEntriesOf(selector);
		ObjectMeta test = manifests.only(Pod.class).getMetadata();
		assertThat(test.getLabels().entrySet().containsAll(selector.entrySet())).isFalse();
	}

	@Test
	void leavesTheNumberOfPodsToTheAutoscaler() {
		assertThat(render("replicaCount: 3").only(Deployment.class).getSpec().getReplicas()).isEqualTo(3);
		assertThat(render("autoscaling: {enabled: true}").only(Deployment.class).getSpec().getReplicas()).isNull();
		assertThat(render("replicaCount: null").only(Deployment.class).getSpec().getReplicas())
			.as("for one that is not the chart's")
			.isNull();
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "kind: Service\nspec: {ports: [{prot: 80}]}", "kind: Service\nspec: {ports: [{port: '80'}]}",
					"kind: Service\nmetadata: {annotations: {a: 1}}", "kind: Service\nspek: {}", "kind: Servce" })
	void isReadStrictly(String object) {
		assertThatException().isThrownBy(() -> Manifests.parse("apiVersion: v1\n" + object));
	}

	private static Manifests render(String option) {
		return Chart.render(Yaml.merge(Chart.LEAST, option));
	}

	private static List<String> and(List<String> kinds, String... others) {
		return Stream.concat(kinds.stream(), Stream.of(others)).toList();
	}

}
