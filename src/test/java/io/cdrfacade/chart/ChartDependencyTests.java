package io.cdrfacade.chart;

import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

/** The chart as a dependency of another chart. */
class ChartDependencyTests {

	private static final String LEAST = """
			cdr-facade:
			  accounts: {main: {url: "http://192.0.2.10/", appId: app, accessKey: s3cret}}
			  security: {mode: none}
			""";

	@Test
	void takesTheValuesOfAllCharts() {
		Manifests manifests = Chart.renderAsDependency(Yaml.merge(LEAST, """
				global: {imageRegistry: mirror.example, imagePullSecrets: [a], other: {team: x}}
				cdr-facade: {enabled: true}
				"""));
		assertThat(manifests.container().getImage()).startsWith("mirror.example/");
		assertThat(manifests.pod().getImagePullSecrets()).singleElement()
			.satisfies((secret) -> assertThat(secret.getName()).isEqualTo("a"));
	}

	@Test
	void leavesTheDecisionToTheCondition() {
		Manifests manifests = Chart.renderAsDependency(Yaml.merge(LEAST, "cdr-facade: {enabled: false}"));
		assertThat(manifests.all(Deployment.class)).isEmpty();
	}

	@Test
	void takesAnchorsOfTheParent() {
		Manifests manifests = Chart.renderAsDependency("""
				x-labels: &labels {owner: telephony}
				cdr-facade:
				  x-account: &account {url: "http://192.0.2.10/", appId: app, accessKey: s3cret}
				  accounts: {main: *account, other: *account}
				  defaultAccount: main
				  security: {mode: none}
				  commonLabels: *labels
				""");
		assertThat(manifests.configuration()).contains("\"other\":");
		assertThat(manifests.tree("Service").at("/metadata/labels/owner").asText()).isEqualTo("telephony");
	}

	@ParameterizedTest
	@ValueSource(strings = { "cdrNorth", "cdr_north" })
	void isRefusedByNameWhereAnAliasIsNoNameOfAService(String alias) {
		assertThatException()
			.isThrownBy(() -> Chart.renderAsDependency("demo", alias, LEAST.replace("cdr-facade", alias)))
			.withMessageContaining("fullnameOverride: set it; the name \"demo-" + alias + "\"")
			.withMessageContaining("lower-case letters, digits and hyphens");
	}

	@Test
	void hasANameForEachAliasInALongRelease() {
		String release = "a-release-with-longest-name-that-helm-ever-takes-itis";
		assertThat(Stream.of("cdr-north", "cdr-south")
			.map((alias) -> Chart.renderAsDependency(release, alias, LEAST.replace("cdr-facade", alias)))
			.map((manifests) -> manifests.only(Deployment.class).getMetadata().getName())).doesNotHaveDuplicates()
			.allMatch((name) -> name.matches("[a-z][-a-z0-9]{0,48}[a-z0-9]"));
	}

	@Test
	void takesUsersAndGroupsAwayForOpenShift() {
		Manifests manifests = Chart.renderAsDependency(Yaml.merge(LEAST, """
				cdr-facade: {podSecurityContext: {runAsUser: null, runAsGroup: null, fsGroup: null}}
				"""));
		assertThat(manifests.pod().getSecurityContext().getRunAsUser()).isNull();
		assertThat(manifests.pod().getSecurityContext().getFsGroup()).isNull();
		assertThat(manifests.pod().getSecurityContext().getRunAsNonRoot()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "ingress", "redis", "metrics", "image", "service" })
	void namesASectionThatIsNull(String section) {
		assertThatException()
			.isThrownBy(() -> Chart.renderAsDependency(Yaml.merge(LEAST, "cdr-facade: {" + section + ": null}")))
			.withMessageContaining(section)
			.withMessageNotContaining("nil pointer");
	}

}
