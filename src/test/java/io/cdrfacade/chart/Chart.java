package io.cdrfacade.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;

import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.catchThrowable;

/** The Helm chart, rendered by Helm itself. */
public final class Chart {

	static final Path FOLDER = Path.of("helm/cdr-facade");

	/** The least that a release needs. */
	static final String LEAST = """
			accounts: {main: {url: "http://192.0.2.10:8080/", appId: app, accessKey: s3cret}}
			security: {mode: none}
			""";

	private static final String RELEASE = "demo";

	private Chart() {
	}

	/** All settings at once. */
	public static String everything() {
		try {
			return Files.readString(Path.of("src/test/resources/chart/everything.yaml"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public static Manifests render(String values) {
		return render(RELEASE, values);
	}

	/** Includes hooks, which Helm does not print otherwise. */
	static Manifests render(String release, String values) {
		return withCopy((copy) -> {
			edit(copy.resolve("templates/tests/readiness.yaml"), (text) -> text.replaceAll("helm.sh/hook.*", ""));
			Path file = Files.writeString(copy.resolveSibling("values.yaml"), values);
			return Manifests.parse(new Helm(copy).template()
				.withName(release)
				.withNamespace("calls")
				.withKubeVersion("1.30.0")
				.withValuesFile(file)
				.call());
		});
	}

	/** The chart as the dependency of another chart with the given values. */
	static Manifests renderAsDependency(String values) {
		return renderAsDependency(RELEASE, "cdr-facade", values);
	}

	static Manifests renderAsDependency(String release, String alias, String values) {
		return withCopy((copy) -> {
			Path parent = copy.resolveSibling("parent");
			FileSystemUtils.copyRecursively(copy, parent.resolve("charts/cdr-facade"));
			Files.writeString(parent.resolve("Chart.yaml"), """
					apiVersion: v2
					name: parent
					version: 1.0.0
					dependencies: [{name: cdr-facade, version: ">=0-0", alias: %1$s, condition: %1$s.enabled}]
					""".formatted(alias));
			Files.writeString(parent.resolve("values.yaml"), values);
			Path own = Files.createDirectory(parent.resolve("templates")).resolve("own.yaml");
			Files.writeString(own, "{apiVersion: v1, kind: ConfigMap, metadata: {name: own}}");
			return Manifests.parse(new Helm(parent).template()
				.withName(release)
				.withNamespace("calls")
				.withKubeVersion("1.30.0")
				.call());
		});
	}

	/** What Helm says of values that it refuses. */
	static String refusal(String values) {
		return refusal(RELEASE, values);
	}

	static String refusal(String release, String values) {
		Throwable refusal = catchThrowable(() -> render(release, values));
		return (refusal != null) ? Objects.toString(refusal.getMessage()) : "accepted";
	}

	static LintResult lint(String values) {
		return withCopy((copy) -> {
			edit(copy.resolve("values.yaml"), (defaults) -> Yaml.merge(defaults, values));
			return new Helm(copy).lint().strict().call();
		});
	}

	/** What Helm prints after an installation. */
	static String notes(String values) {
		return withCopy((copy) -> {
			// Without a cluster, Helm assumes an old version.
			edit(copy.resolve("Chart.yaml"), (text) -> text.replaceAll("kubeVersion:.*", ""));
			Path file = Files.writeString(copy.resolveSibling("values.yaml"), values);
			String output = new Helm(copy).install()
				.clientOnly()
				.withName(RELEASE)
				.withNamespace("calls")
				.withValuesFile(file)
				.call()
				.getOutput();
			return output.substring(output.indexOf("NOTES:"));
		});
	}

	private static <T> T withCopy(Work<T> work) {
		try {
			Path copy = Files.createTempDirectory("chart").resolve("cdr-facade");
			try {
				FileSystemUtils.copyRecursively(FOLDER, copy);
				return work.on(copy);
			}
			finally {
				FileSystemUtils.deleteRecursively(copy.getParent());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void edit(Path file, UnaryOperator<String> change) throws IOException {
		Files.writeString(file, change.apply(Files.readString(file)));
	}

	private interface Work<T> {

		T on(Path path) throws IOException;

	}

}
