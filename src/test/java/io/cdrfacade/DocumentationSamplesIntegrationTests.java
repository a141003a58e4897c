package io.cdrfacade;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the samples of README and docs that begin with {@code $} and have an answer
 * beneath them, with the real curl against the sandbox, and compares status and shape.
 */
@SandboxApplicationTest
@TestPropertySource(properties = { "cdr.sandbox.call-interval=1s", "cdr.changes.poll-interval=200ms" })
class DocumentationSamplesIntegrationTests {

	private static final String PROMPT = "    $ ";

	/** Longer than answers take that end by themselves. */
	private static final int MOST_SECONDS = 60;

	private static final int STREAM_SECONDS = 8;

	/** No call may end while a stream is read. */
	private static final int MOST_STREAMS = 5;

	@TempDir
	private Path home;

	@LocalServerPort
	private int port;

	@TestFactory
	Stream<DynamicTest> answersAsDocumented() throws Exception {
		List<Sample> samples = new ArrayList<>();
		try (Stream<Path> docs = Files.list(Path.of("docs"))) {
			for (Path file : Stream.concat(Stream.of(Path.of("README.md")), docs.sorted()).toList()) {
				if (file.toString().endsWith(".md")) {
					samples.addAll(samples(file));
				}
			}
		}
		assertThat(samples).hasSizeGreaterThan(9);
		return samples.stream().map((sample) -> DynamicTest.dynamicTest(sample.name(), () -> verify(sample)));
	}

	private static List<Sample> samples(Path file) throws Exception {
		List<Sample> samples = new ArrayList<>();
		List<String> commands = new ArrayList<>();
		List<String> answer = new ArrayList<>();
		for (String line : Files.readAllLines(file)) {
			boolean command = line.startsWith(PROMPT);
			if ((command && !answer.isEmpty()) || (!line.isBlank() && !line.startsWith("    "))) {
				add(samples, file, commands, answer);
			}
			if (command) {
				commands.add(line.substring(PROMPT.length()));
			}
			else if (!commands.isEmpty()) {
				answer.add(line.strip());
			}
		}
		add(samples, file, commands, answer);
		return samples;
	}

	private static void add(List<Sample> samples, Path file, List<String> commands, List<String> answer) {
		if (commands.stream().anyMatch((command) -> command.contains("curl "))) {
			samples.add(new Sample(file + ": " + commands.getLast(), String.join("\n", commands),
					String.join("\n", answer).strip()));
		}
		commands.clear();
		answer.clear();
	}

	private void verify(Sample sample) throws Exception {
		String answer = answer(sample);
		for (int streams = 1; sample.lacksEvents(answer) && streams < MOST_STREAMS; streams++) {
			answer = answer(sample);
		}
		sample.verify(answer);
	}

	private String answer(Sample sample) throws Exception {
		int seconds = sample.isStream() ? STREAM_SECONDS : MOST_SECONDS;
		Files.writeString(this.home.resolve(".curlrc"), """
				max-time = %d
				write-out = "%%{stderr}status %%{http_code}\\n"
				""".formatted(seconds));
		Path out = this.home.resolve("out");
		Path errors = this.home.resolve("errors");
		ProcessBuilder builder = new ProcessBuilder("bash", "-c",
				sample.command().replace("localhost:8080", "127.0.0.1:" + this.port))
			.directory(this.home.toFile())
			.redirectOutput(out.toFile())
			.redirectError(errors.toFile());
		builder.environment().put("CURL_HOME", this.home.toString());
		assertThat(builder.start().waitFor(3 * MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
		String answer = Files.readString(out, StandardCharsets.UTF_8).replace("\r", "");
		assertThat(Files.readString(errors).lines().reduce("", (before, line) -> line)).as(answer)
			.isEqualTo("status " + sample.status());
		return answer;
	}

	/**
	 * A sample.
	 *
	 * @param name where it is
	 * @param command what to run
	 * @param answer what is printed beneath, shortened where an ellipsis stands
	 */
	private record Sample(String name, String command, String answer) {

		String status() {
			if (this.answer.startsWith("HTTP/1.1 ")) {
				return this.answer.substring(9, 12);
			}
			String success = this.command.contains(" -d ") ? "201" : "200";
			return this.answer.startsWith("{") ? json(this.answer).path("status").asString(success) : success;
		}

		boolean isStream() {
			return this.command.contains("text/event-stream");
		}

		boolean lacksEvents(String actual) {
			return isStream() && !actual.contains("data: {");
		}

		void verify(String actual) {
			if (this.answer.startsWith("{")) {
				verify("$", json(this.answer), JsonMapper.shared().readTree(actual), this.answer.contains("…"));
			}
			else if (this.answer.startsWith("HTTP/")) {
				this.answer.lines().forEach((line) -> verifyHeader(line, actual));
			}
			else {
				this.answer.lines().limit(8).forEach((line) -> verifyLine(line, actual));
			}
		}

		private static void verifyHeader(String line, String actual) {
			String name = line.replaceFirst(":.*", "").toLowerCase(Locale.ROOT);
			String found = actual.lines()
				.filter((header) -> header.replaceFirst(":.*", "").strip().toLowerCase(Locale.ROOT).equals(name))
				.findFirst()
				.orElse("");
			assertThat(shape(found)).as(line).startsWith(shape(line));
		}

		/** A line of CSV, or a field of an event. */
		private void verifyLine(String line, String actual) {
			if (line.startsWith("data: {")) {
				String data = actual.lines()
					.filter((found) -> found.startsWith("data: {"))
					.findFirst()
					.orElse("data: {}");
				verify("$", json(line.substring(6)), JsonMapper.shared().readTree(data.substring(6)), true);
			}
			else if (line.startsWith("id: ") || line.startsWith("event: ") || line.startsWith("retry: ")
					|| line.startsWith("id,")) {
				assertThat(actual.lines().map(Sample::shape)).as(actual)
					.anyMatch((found) -> found.startsWith(shape(line)));
			}
		}

		/** Without what differs from run to run. */
		private static String shape(String text) {
			return text.replaceFirst("….*$", "")
				.replaceFirst("localhost:8080", "127.0.0.1:0")
				.replaceFirst("(?<=^id: )[\\w-]+", "cursor")
				.replaceAll("[0-9a-f]{16,}", "hash")
				.replaceAll("[0-9]+", "0")
				.strip();
		}

		private static void verify(String path, JsonNode sample, JsonNode actual, boolean shortened) {
			if (sample.isNull() || actual.isNull()) {
				return;
			}
			assertThat(actual.getNodeType()).as(path).isEqualTo(sample.getNodeType());
			sample.propertyNames().forEach((name) -> {
				assertThat(actual.has(name)).as(path + "." + name).isTrue();
				verify(path + "." + name, sample.get(name), actual.get(name), shortened);
			});
			if (sample.isObject() && !shortened) {
				assertThat(actual.propertyNames()).as(path).containsExactlyInAnyOrderElementsOf(sample.propertyNames());
			}
			if (sample.isArray() && !sample.isEmpty() && !actual.isEmpty()) {
				verify(path + "[]", sample.get(0), actual.get(0), shortened);
			}
		}

		/** Leaves ellipses out, and closes what they leave open. */
		private static JsonNode json(String text) {
			String rest = text.replaceAll(",?\\s*…", "");
			StringBuilder closing = new StringBuilder();
			for (int c : rest.replaceAll("\"[^\"]*\"", "").chars().toArray()) {
				if (c == '{' || c == '[') {
					closing.insert(0, (c == '{') ? '}' : ']');
				}
				else if (c == '}' || c == ']') {
					closing.deleteCharAt(0);
				}
			}
			return JsonMapper.shared().readTree(rest + closing);
		}

	}

}
