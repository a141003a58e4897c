package io.cdrfacade.chart;

import java.util.List;
import java.util.Objects;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How the pods are secured, started, probed and stopped. */
class ChartPodTests {

	private final Manifests least = Chart.render(Chart.LEAST);

	@Test
	void meetsTheRestrictedPodSecurityStandard() {
		Manifests everything = Chart.render(Chart.everything());
		assertThat(List.of(this.least.pod(), everything.pod(), everything.only(Pod.class).getSpec()))
			.allSatisfy(ChartPodTests::isRestricted);
	}

	private static void isRestricted(PodSpec pod) {
		assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
		assertThat(pod.getSecurityContext().getRunAsUser()).isEqualTo(10001);
		assertThat(pod.getSecurityContext().getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
		assertThat(pod.getHostNetwork()).isNull();
		assertThat(pod.getHostPID()).isNull();
		assertThat(pod.getAutomountServiceAccountToken()).isFalse();
		assertThat(pod.getEnableServiceLinks()).isFalse();
		assertThat(pod.getVolumes()).map(Volume::getHostPath).allMatch(Objects::isNull);
		assertThat(pod.getContainers()).map(Container::getSecurityContext).allSatisfy(ChartPodTests::isRestricted);
		assertThat(pod.getContainers()).flatMap(Container::getPorts).allMatch((port) -> port.getHostPort() == null);
	}

	private static void isRestricted(SecurityContext context) {
		assertThat(context.getAllowPrivilegeEscalation()).isFalse();
		assertThat(context.getReadOnlyRootFilesystem()).isTrue();
		assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
		assertThat(context.getCapabilities().getAdd()).isEmpty();
		assertThat(context.getPrivileged()).isNull();
	}

	@Test
	void hasAServiceAccountWithoutAToken() {
		ServiceAccount account = this.least.only(ServiceAccount.class);
		assertThat(account.getAutomountServiceAccountToken()).isFalse();
		assertThat(this.least.pod().getServiceAccountName()).isEqualTo(account.getMetadata().getName());
	}

	@ParameterizedTest
	@CsvSource({ "5, 5, 35, 55", "0, 0, 35, 45", "15, 20, 120, 165" })
	void givesThePodTheTimeThatItsEndTakes(int preStop, int delay, int timeout, long grace) {
		Manifests manifests = Chart
			.render(Chart.LEAST + "shutdown: {preStopSeconds: %d, delaySeconds: %d, timeoutSeconds: %d}"
				.formatted(preStop, delay, timeout));
		assertThat(manifests.pod().getTerminationGracePeriodSeconds()).isEqualTo(grace);
		assertThat(manifests.configuration()).contains("\"shutdown-delay\": \"" + delay + "s\"",
				"\"timeout-per-shutdown-phase\": \"" + timeout + "s\"");
		if (preStop > 0) {
			assertThat(manifests.container().getLifecycle().getPreStop().getSleep().getSeconds()).isEqualTo(preStop);
		}
		else {
			assertThat(manifests.container().getLifecycle()).isNull();
		}
	}

	@Test
	void probesTheHealthGroups() {
		Container container = this.least.container();
		assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
		assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/liveness");
		assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/actuator/health/readiness");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{} | http | /actuator
			server: {contextPath: /cdr} | http | /cdr/actuator
			management: {port: 9090} | management | /actuator
			{management: {port: 9090}, server: {contextPath: /cdr}} | management | /actuator
			""")
	void isAskedWhereHealthAndMetricsAre(String values, String port, String path) {
		Manifests manifests = Chart
			.render(Yaml.merge(Chart.LEAST + "metrics: {serviceMonitor: {enabled: true}}", values));
		Container container = manifests.container();
		assertThat(List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe()))
			.map(Probe::getHttpGet)
			.allSatisfy((probe) -> {
				assertThat(probe.getPort().getStrVal()).isEqualTo(port);
				assertThat(probe.getPath()).startsWith(path + "/health/");
			});
		assertThat(manifests.only(ServiceMonitor.class).getSpec().getEndpoints()).singleElement()
			.satisfies((endpoint) -> {
				assertThat(endpoint.getPort()).isEqualTo(port);
				assertThat(endpoint.getPath()).isEqualTo(path + "/prometheus");
			});
		assertThat(container.getPorts()).map(ContainerPort::getName).contains(port);
		assertThat(manifests.only(Service.class).getSpec().getPorts()).map(ServicePort::getName).contains(port);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					{} | http | http://demo-cdr-facade.calls.svc:80/actuator/health/readiness http://demo-cdr-facade.calls.svc:80/
					management: {port: 9090} | http | http://demo-cdr-facade.calls.svc:9090/actuator/health/readiness http://demo-cdr-facade.calls.svc:80/
					{management: {port: 9090}, config: {server.ssl.bundle: w, management.server.ssl.enabled: false}} | https | --insecure http://demo-cdr-facade.calls.svc:9090/actuator/health/readiness https://demo-cdr-facade.calls.svc:80/
					{management: {port: 9090}, config: {server.ssl: {bundle: w, client-auth: need}, management.server.ssl.enabled: false}} | https | --insecure http://demo-cdr-facade.calls.svc:9090/actuator/health/readiness
					""")
	void isTestedAndNamedByWhatItsPortSpeaks(String values, String protocol, String arguments) {
		Manifests manifests = Chart.render(Yaml.merge(Chart.LEAST, values));
		List<String> given = manifests.only(Pod.class).getSpec().getContainers().getFirst().getArgs();
		assertThat(String.join(" ", given.subList(given.indexOf("--retry-connrefused") + 1, given.size())))
			.isEqualTo(arguments);
		assertThat(manifests.only(Service.class).getSpec().getPorts())
			.allSatisfy((port) -> assertThat(port.getAppProtocol())
				.isEqualTo("http".equals(port.getName()) ? protocol : "http"));
	}

	@Test
	void spreadsOverNodesAndZones() {
		assertThat(this.least.pod().getTopologySpreadConstraints()).map(TopologySpreadConstraint::getTopologyKey)
			.containsExactly("kubernetes.io/hostname", "topology.kubernetes.io/zone");
		assertThat(Chart.render(Chart.LEAST + "topologySpread: {enabled: false}").pod().getTopologySpreadConstraints())
			.isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "accounts: {main: {accessKey: other}}", "redis: {enabled: true, host: r, password: p}" })
	void startsNewPodsForAChangedSecret(String change) {
		assertThat(checksum(change, "secret")).isNotEqualTo(checksum("{}", "secret"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "accounts: {main: {timeZone: Europe/London}}", "config: {cdr.calls.max-range: 1d}" })
	void startsNewPodsForAChangedConfiguration(String change) {
		assertThat(checksum(change, "config")).isNotEqualTo(checksum("{}", "config"));
		assertThat(checksum(change, "secret")).isEqualTo(checksum("{}", "secret"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "s3cret", "5f2c5f2c5f2c" })
	void keepsSecretsOutOfTheConfiguration(String secret) {
		Manifests everything = Chart.render(Chart.everything());
		assertThat(everything.configuration()).doesNotContain(secret);
		assertThat(everything.only(Deployment.class).toString()).doesNotContain(secret);
	}

	private static String checksum(String change, String of) {
		return Chart.render(Yaml.merge(Chart.LEAST, change)).podAnnotations().getOrDefault("checksum/" + of, "none");
	}

}
