package io.cdrfacade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The version is the same everywhere, and the licences of all libraries allow
 * redistribution.
 */
class ReleaseTests {

	/**
	 * Licences that ask for a notice only, or do not affect users of the unchanged
	 * library.
	 */
	private static final Set<String> ALLOWED = Set.of("Apache-2.0", "MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause",
			"CC0-1.0", "EPL-2.0");

	private static final String REPORT = """
			# Licences of dependencies

			What is in the jar and whose terms it comes under, made from the SBOM (`/actuator/sbom/application`), which has
			the versions. Of several licences any one can be chosen. A test refuses a licence that is not known to be fit.

			| library | licences |
			| --- | --- |
			""";

	@Test
	void hasTheVersionOfThePomInTheChart() throws IOException {
		String chart = Files.readString(Path.of("helm/cdr-facade/Chart.yaml"));
		String version = find("(?s)<artifactId>cdr-facade</artifactId>\\s*<version>([^<]+)</version>",
				Files.readString(Path.of("pom.xml")));
		assertThat(find("(?m)^version: (.+)$", chart)).isEqualTo(version);
		assertThat(find("(?m)^appVersion: (.+)$", chart)).isEqualTo(version);
		assertThat(bom().at("/metadata/component/version").asString()).isEqualTo(version);
	}

	@Test
	void pinsTheActionsOfItsWorkflows() throws IOException {
		String workflows = Files.readString(Path.of(".github/workflows/ci.yml"))
				+ Files.readString(Path.of(".github/workflows/release.yml"));
		List<String> actions = workflows.lines().filter((line) -> line.contains("uses:")).toList();
		assertThat(actions).hasSizeGreaterThan(5)
			.allMatch((line) -> line.matches(" *(- )?uses: [\\w-]+/[\\w-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
	}

	@Test
	void publishesSignedImagesOfEachArchitecture() throws IOException {
		String release = Files.readString(Path.of(".github/workflows/release.yml"));
		assertThat(release).contains("{architecture: amd64, runner: ", "{architecture: arm64, runner: ",
				"platforms: linux/${{ matrix.architecture }}", "provenance: mode=max", "sbom: true",
				"\"$IMAGE:$VERSION-amd64\" \"$IMAGE:$VERSION-arm64\"",
				"cosign sign --yes --recursive \"$IMAGE@$digest\"", "cosign sign --yes \"$CHARTS/cdr-facade@$digest\"",
				"id-token: write");
	}

	@Test
	void labelsPublishedImagesAsOwnBuilds() throws IOException {
		String release = Files.readString(Path.of(".github/workflows/release.yml"));
		List<String> arguments = Pattern.compile("--build-arg (\\w+=)")
			.matcher(Files.readString(Path.of("docker/build")))
			.results()
			.map((argument) -> argument.group(1))
			.toList();
		assertThat(arguments).hasSize(3);
		assertThat(release).contains(arguments).contains("git rev-parse --short=12 HEAD", "git log -1 --format=%cI");
	}

	@Test
	void namesAWholeImageInTheChart() throws IOException {
		assertThat(find("(?m)^  repository: (.+)$", Files.readString(Path.of("helm/cdr-facade/values.yaml"))))
			.matches("ghcr\\.io/[a-z0-9-]+/cdr-facade");
	}

	@Test
	void keepsAChangelog() throws IOException {
		List<String> headings = Files.readAllLines(Path.of("CHANGELOG.md"))
			.stream()
			.filter((line) -> line.startsWith("## ") || line.startsWith("### "))
			.toList();
		assertThat(headings).first().isEqualTo("## [Unreleased]");
		assertThat(headings)
			.allMatch((line) -> line.matches("## \\[Unreleased]|## \\[\\d+\\.\\d+\\.\\d+] - \\d{4}-\\d\\d-\\d\\d"
					+ "|### (Added|Changed|Deprecated|Removed|Fixed|Security)"));
	}

	@Test
	void holdsOnlyLibrariesThatMayBePassedOn() throws IOException {
		assertThat(bom().path("components")).isNotEmpty()
			.allSatisfy((library) -> assertThat(licences(library)).as("licences of %s", name(library))
				.anyMatch(ALLOWED::contains));
	}

	@Test
	void reportsLicences() throws IOException {
		Snapshot.of("docs/licences.md")
			.assertIs(REPORT + bom().path("components")
				.valueStream()
				.map((library) -> "| `%s` | %s |%n".formatted(name(library), String.join(", ", licences(library))))
				.sorted()
				.collect(Collectors.joining()));
	}

	private static List<String> licences(JsonNode library) {
		return library.path("licenses")
			.valueStream()
			.map((choice) -> choice.path("license"))
			.map((license) -> license.path("id").asString(license.path("name").asString("unknown")))
			.toList();
	}

	private static String name(JsonNode library) {
		return library.path("group").asString() + ":" + library.path("name").asString();
	}

	private static JsonNode bom() throws IOException {
		try (var bom = new ClassPathResource("META-INF/sbom/application.cdx.json").getInputStream()) {
			return JsonMapper.shared().readTree(bom);
		}
	}

	private static String find(String pattern, String text) {
		Matcher matcher = Pattern.compile(pattern).matcher(text);
		assertThat(matcher.find()).as(pattern).isTrue();
		return matcher.group(1);
	}

}
