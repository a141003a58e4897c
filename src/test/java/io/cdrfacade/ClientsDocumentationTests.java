package io.cdrfacade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Keeps the samples of {@code docs/clients.md} the files that {@code .ci/clients/run}
 * compiles and runs.
 */
class ClientsDocumentationTests {

	private static final Path FOLDER = Path.of(".ci", "clients");

	/** A link to a file, with its content beneath. */
	private static final Pattern SAMPLE = Pattern
		.compile("(?ms)^(\\[([^\\]]+)]\\(\\.\\./\\.ci/clients/\\2\\)\n\n```\\w+\n).*?(?=^```$)");

	private final String page = read(Path.of("docs", "clients.md"));

	@Test
	void showsTheFilesThatAreCompiled() {
		Snapshot.of("docs/clients.md")
			.assertIs(SAMPLE.matcher(this.page)
				.replaceAll(
						(sample) -> Matcher.quoteReplacement(sample.group(1) + read(FOLDER.resolve(sample.group(2))))));
	}

	@Test
	void showsEachFile() throws IOException {
		List<String> shown = SAMPLE.matcher(this.page).results().map((MatchResult sample) -> sample.group(2)).toList();
		try (Stream<Path> samples = Files.walk(FOLDER)) {
			assertThat(samples.filter(Files::isRegularFile)
				.map((file) -> FOLDER.relativize(file).toString())
				.filter((file) -> file.matches("(java|typescript)/[^/]+|generate|redocly.yaml")))
				.containsExactlyInAnyOrderElementsOf(shown);
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
