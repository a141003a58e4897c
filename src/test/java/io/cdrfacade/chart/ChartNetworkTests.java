package io.cdrfacade.chart;

import java.util.List;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ChartNetworkTests {

	@Test
	void allowsNamesAndThePlatformOnly() {
		NetworkPolicySpec policy = policy(Chart.LEAST + "networkPolicy: {enabled: true}");
		assertThat(policy.getPolicyTypes()).containsExactly("Ingress", "Egress");
		assertThat(policy.getEgress()).map(ChartNetworkTests::text).containsExactly("53 null", "8080 192.0.2.10/32");
		assertThat(policy.getEgress().getFirst().getTo().getFirst().getNamespaceSelector().getMatchLabels())
			.containsEntry("kubernetes.io/metadata.name", "kube-system");
		assertThat(policy.getIngress()).singleElement().satisfies((rule) -> {
			assertThat(rule.getPorts()).singleElement()
				.satisfies((port) -> assertThat(port.getPort().getStrVal()).isEqualTo("http"));
			assertThat(rule.getFrom()).isEmpty();
		});
	}

	@Test
	void allowsWhatElseIsInUse() {
		NetworkPolicySpec policy = policy("""
				accounts: {main: {url: "https://192.0.2.10/", appId: app, accessKey: s3cret}}
				security: {mode: jwt, jwt: {issuerUri: "https://192.0.2.11/realms/x", audience: a}}
				redis: {enabled: true, host: 192.0.2.12, port: 6380}
				tracing: {endpoint: "http://192.0.2.13:4318/v1"}
				networkPolicy: {enabled: true, from: [{podSelector: {}}]}
				""");
		assertThat(policy.getEgress()).map(ChartNetworkTests::text)
			.containsExactly("53 null", "443 192.0.2.10/32", "6380 192.0.2.12/32", "4318 192.0.2.13/32",
					"443 192.0.2.11/32");
		assertThat(policy.getIngress().getFirst().getFrom()).as("who is allowed, and `helm test`").hasSize(2);
	}

	@Test
	void allowsNoSandboxMoreThanNames() {
		assertThat(policy("sandbox: {enabled: true}\nnetworkPolicy: {enabled: true}").getEgress()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			dnsPorts: [5353] | /spec/egress/0/ports/0/port | 5353
			dnsPorts: [53, 5353] | /spec/egress/0/ports/3/port | 5353
			dns: [{ipBlock: {cidr: 169.254.20.10/32}}] | /spec/egress/0/to/0/ipBlock/cidr | '"169.254.20.10/32"'
			dns: [] | /spec/egress/0/to | ''
			""")
	void looksNamesUpWhereItIsTold(String policy, String pointer, String expected) {
		String values = Yaml.merge(Chart.LEAST + "networkPolicy: {enabled: true}", "networkPolicy: {" + policy + "}");
		assertThat(Chart.render(values).tree("NetworkPolicy").at(pointer)).hasToString(expected);
	}

	@Test
	void allowsThePortOfHealthAndMetrics() {
		NetworkPolicySpec policy = policy(Chart.LEAST + "networkPolicy: {enabled: true}\nmanagement: {port: 9090}");
		assertThat(policy.getIngress().getFirst().getPorts()).map((port) -> port.getPort().getStrVal())
			.containsExactly("http", "management");
	}

	@ParameterizedTest
	@ValueSource(strings = { "fd00::5", "'[fd00::5]'" })
	void allowsAddressesOfSixthVersion(String host) {
		NetworkPolicySpec policy = policy("""
				accounts: {main: {url: "https://[fd00::1]:8443/", appId: app, accessKey: s3cret}}
				security: {mode: none}
				redis: {enabled: true, host: %s}
				networkPolicy: {enabled: true}
				""".formatted(host));
		assertThat(policy.getEgress()).map(ChartNetworkTests::text)
			.containsExactly("53 null", "8443 fd00::1/128", "6379 fd00::5/128");
	}

	@Test
	void allowsTheProxyInsteadOfThePlatformBehindIt() {
		NetworkPolicySpec policy = policy(
				"""
						accounts:
						  direct: {url: "http://192.0.2.10:8080/", appId: app, accessKey: s3cret}
						  proxied: {url: "https://platform.example/", appId: app, accessKey: s3cret, proxy: {host: proxy.example}}
						  other: {url: "https://platform.example/", appId: app, accessKey: s3cret, proxy: {host: "fd00::3", port: 8080}}
						defaultAccount: direct
						security: {mode: none}
						networkPolicy: {enabled: true, proxy: [{ipBlock: {cidr: 192.0.2.3/32}}]}
						""");
		assertThat(policy.getEgress()).map(ChartNetworkTests::text)
			.containsExactly("53 null", "8080 192.0.2.10/32", "8080 192.0.2.3/32", "3128 192.0.2.3/32");
	}

	@Test
	void allowsAProxyByItsAddress() {
		NetworkPolicySpec policy = policy("""
				accounts:
				  main: {url: "https://platform.example/", appId: app, accessKey: s3cret, proxy: {host: "fd00::3"}}
				security: {mode: none}
				networkPolicy: {enabled: true}
				""");
		assertThat(policy.getEgress()).map(ChartNetworkTests::text).containsExactly("53 null", "3128 fd00::3/128");
	}

	@Test
	void asksWhereTheProxyIs() {
		assertThat(Chart.refusal("""
				accounts:
				  main: {url: "http://192.0.2.10/", appId: app, accessKey: s3cret, proxy: {host: proxy.example}}
				security: {mode: none}
				networkPolicy: {enabled: true}
				""")).contains("networkPolicy.proxy: say where proxy.example is");
	}

	@Test
	void asksWhereRedisIsThatTheConfigurationNames() {
		String values = Chart.LEAST + """
				redis: {enabled: true}
				config: {spring.data.redis.url: "redis://r"}
				networkPolicy: {enabled: true}
				""";
		assertThat(Chart.refusal(values)).contains("networkPolicy.redis: say where redis is");
	}

	@ParameterizedTest
	@ValueSource(strings = { "accounts: {main: {url: 'https://platform.example/'}}",
			"redis: {enabled: true, host: platform.example}", "tracing: {endpoint: 'http://platform.example:4318'}",
			"security: {mode: jwt, jwt: {jwkSetUri: 'https://platform.example/keys', audience: a}}" })
	void asksWhereAHostIsInsteadOfOpeningUp(String target) {
		assertThat(Chart.refusal(Yaml.merge(Chart.LEAST + "networkPolicy: {enabled: true}", target)))
			.contains("say where platform.example is");
	}

	/** The policy would leave out where it is. */
	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					config: {cdr.platform.proxy.host: proxy.example} | accounts.<name>.proxy: set it instead of cdr.platform.proxy.host
					config: {cdr: {platform: {accounts: {main: {proxy: {port: 1}}}}}} | accounts.<name>.proxy: set it instead
					extraEnv: [{name: CDR_PLATFORM_PROXY_HOST, value: p}] | accounts.<name>.proxy: set it instead of
					config: {cdr.platform.accounts.other.url: 'http://x'} | accounts.<name>.url: set it instead of
					extraEnv: [{name: CDR_PLATFORM_URL, value: 'http://x'}] | accounts.<name>.url: set it instead of
					config: {cdr.security.jwt.issuer-uri: 'https://x'} | security.jwt.issuerUri or jwkSetUri: set it instead of
					extraEnv: [{name: CDR_SECURITY_JWT_JWKSETURI, value: 'https://x'}] | security.jwt.issuerUri or jwkSetUri: set
					extraEnv: [{name: OTEL_EXPORTER_OTLP_ENDPOINT, value: 'http://x'}] | tracing.endpoint: set it instead of
					config: {management.opentelemetry.tracing.export.otlp.endpoint: 'http://x'} | tracing.endpoint: set it instead
					config: {spring.data.redis.port: 6380} | redis.port: set it instead of spring.data.redis.port
					""")
	void refusesWhatItWouldNotFollow(String values, String message) {
		assertThat(Chart.refusal(Yaml.merge(Chart.LEAST, values))).isEqualTo("accepted");
		assertThat(Chart.refusal(Yaml.merge(Chart.LEAST + "networkPolicy: {enabled: true}", values)))
			.contains("do not fit together", message, "so that the network policy allows it");
	}

	private static NetworkPolicySpec policy(String values) {
		return Chart.render(values).only(NetworkPolicy.class).getSpec();
	}

	private static String text(NetworkPolicyEgressRule rule) {
		List<String> networks = rule.getTo()
			.stream()
			.map((peer) -> (peer.getIpBlock() != null) ? peer.getIpBlock().getCidr() : null)
			.toList();
		return rule.getPorts().getFirst().getPort().getIntVal() + " " + networks.getFirst();
	}

}
