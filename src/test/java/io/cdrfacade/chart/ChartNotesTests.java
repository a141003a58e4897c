package io.cdrfacade.chart;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChartNotesTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{} | helm -n calls test demo",
			"{} | kubectl -n calls port-forward service/demo-cdr-facade 8080:80",
			"{} | Everybody who can reach the port",
			"ingress: {enabled: true, hosts: [calls.example]} | Open http://calls.example/",
			"ingress: {enabled: true, hosts: [{host: a.example, paths: [{path: /b}]}]} | Open http://a.example/b/",
			"{server: {contextPath: /cdr}, ingress: {enabled: true, hosts: [a.example], path: /cdr}} | curl 'http://a.example/cdr/calls?size=5'",
			"ingress: {enabled: true, hosts: [a.example], path: /(.*)} | curl 'http://a.example/calls?size=5'",
			"ingress: {enabled: true, hosts: [{host: a.example, paths: [{path: '/cdr/.*'}]}]} | curl 'http://a.example/cdr/calls?size=5'",
			"namespaceOverride: other | kubectl -n other port-forward service/demo-cdr-facade",
			"ingress: {enabled: true, hosts: [c.example], tls: [{secretName: t}]} | curl 'https://c.example/calls?size=5'",
			"{management: {port: 9090}, config: {server.ssl.bundle: web, management.server.ssl.enabled: false}} | curl --insecure 'https://localhost:8080/calls?size=5'",
			"{management: {port: 9090}, config: {server.ssl.bundle: web, management.server.ssl.enabled: false}} | port-forward service/demo-cdr-facade 8080:80",
			"replicaCount: null | several replicas without redis.enabled",
			"{replicaCount: 2, sandbox: {enabled: true}, accounts: null, redis: {enabled: true, host: r}} | several replicas with the sandbox",
			"replicaCount: 2 | several replicas without redis.enabled",
			"autoscaling: {enabled: true} | several replicas without redis.enabled",
			"{sandbox: {enabled: true}, defaultAccount: main} | made-up calls" })
	void tellTheNextStep(String values, String step) {
		assertThat(Chart.notes(Yaml.merge(Chart.LEAST, values))).contains(step);
	}

	@Test
	void showNoRegularExpression() {
		assertThat(Chart.notes(
				Chart.LEAST + "ingress: {enabled: true, hosts: [{host: a.example, paths: [{path: '/cdr(/|$)(.*)'}]}]}"))
			.contains("Open http://a.example/cdr/\n", "curl 'http://a.example/cdr/calls?size=5'");
	}

	@Test
	void warnOfNothingWhereAllIsWell() {
		assertThat(Chart.notes(Chart.everything())).contains("X-API-Key: $KEY", "https://calls.example.com/calls")
			.doesNotContain("WARNING", "NOTE:", "port-forward");
	}

}
