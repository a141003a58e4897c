package io.cdrfacade.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code null} takes a default away, which works or is refused with the name of the
 * value.
 */
class ChartNullsTests {

	/** Everything that can be switched on, so that each template reads its values. */
	private static final String ALL = Chart.LEAST + """
			redis: {enabled: true, host: 192.0.2.12}
			autoscaling: {enabled: true}
			ingress: {enabled: true, hosts: [calls.example]}
			httpRoute: {enabled: true, parentRefs: [{name: gate}]}
			networkPolicy: {enabled: true}
			metrics: {serviceMonitor: {enabled: true}, prometheusRule: {enabled: true}, dashboard: {enabled: true}}
			""";

	@ParameterizedTest
	@MethodSource
	void areRefusedByNameOrLeftOut(String path) {
		String refusal = Chart.refusal(Yaml.merge(ALL, values(path)));
		String key = path.substring(path.lastIndexOf('.') + 1);
		assertThat(refusal).satisfiesAnyOf((text) -> assertThat(text).isEqualTo("accepted"),
				(text) -> assertThat(text).contains("missing propert", "'" + key + "'"),
				(text) -> assertThat(text).contains("do not fit together", key));
	}

	static Stream<String> areRefusedByNameOrLeftOut() {
		List<String> paths = new ArrayList<>();
		collect(ChartValues.read("values.yaml"), "", paths);
		return paths.stream();
	}

	@ParameterizedTest
	@ValueSource(strings = { "global", "resources", "resources.limits", "resources.requests.memory", "image.tag",
			"service.annotations", "podSecurityContext", "podLabels", "config", "networkPolicy.from", "replicaCount",
			"metrics.prometheusRule.disabled", "metrics.prometheusRule.alertLabels", "redis.password" })
	void areAcceptedWhereNothingIsNeeded(String path) {
		assertThat(Chart.refusal(Yaml.merge(Yaml.merge(ALL, "autoscaling: {enabled: false}"), values(path))))
			.isEqualTo("accepted");
	}

	private static void collect(JsonNode section, String prefix, List<String> paths) {
		section.properties().forEach((entry) -> {
			paths.add(prefix + entry.getKey());
			collect(entry.getValue(), prefix + entry.getKey() + ".", paths);
		});
	}

	private static String values(String path) {
		int dot = path.indexOf('.');
		return (dot < 0) ? "{\"" + path + "\": null}"
				: "{\"" + path.substring(0, dot) + "\": " + values(path.substring(dot + 1)) + "}";
	}

}
