package io.cdrfacade.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What operators are told of scopes. */
class ScopesDocumentationTests {

	@Test
	void namesEveryEndpoint() throws IOException {
		Stream<String> endpoints = Files.readAllLines(Path.of("docs/openapi.yaml"))
			.stream()
			.filter((line) -> line.matches("  /.*:"))
			.map((line) -> line.strip().replace(":", ""));
		List<String> all = Stream
			.concat(endpoints,
					Stream.of("/actuator/info", "/actuator/prometheus", "/actuator/sbom", "/actuator/health"))
			.toList();
		assertThat(all).hasSizeGreaterThan(10)
			.allSatisfy((endpoint) -> assertThat(scopes()).contains("`" + endpoint + "`"));
	}

	@Test
	void namesEveryScope() {
		assertThat(Scope.values()).allSatisfy((scope) -> assertThat(scopes()).contains("| `" + scope.word() + "` |"));
	}

	/** The section about them. */
	private static String scopes() {
		try {
			String text = Files.readString(Path.of("docs/security.md"));
			return Arrays.stream(text.split("(?m)^## ", -1))
				.filter((section) -> section.startsWith("Scopes"))
				.findFirst()
				.orElse("");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
