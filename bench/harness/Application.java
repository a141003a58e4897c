package harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The facade's jar as the image has it: extracted, with an AOT cache from a training run, and with its JVM flags. */
record Application(List<String> command) {

	private static final String JAVA = System.getProperty("java.home") + "/bin/java";

	/** As docker/jvm.args has it. */
	private static final String WARM_UP = "-Dimage.warm-up.time=" + System.getenv().getOrDefault("BENCH_WARM_UP", "10s");

	/** Trains it, unless that has been done with the same jar; when that was built says nothing, as builds are reproducible. */
	static Application of(Places places, List<String> options) {
		Path jar = places.home().resolve("target/cdr-facade.jar");
		Path flags = places.home().resolve("docker/jvm.flags");
		Path training = places.home().resolve("docker/Training.java");
		Path directory = places.home()
			.resolve("target/bench/" + Integer.toHexString(Objects.hash(options, hash(jar), hash(flags), hash(training))));
		Path extracted = directory.resolve("cdr-facade.jar");
		Path cache = directory.resolve("cdr-facade.aot");
		List<String> command = new ArrayList<>(List.of(JAVA, "-XX:Flags=" + flags, WARM_UP));
		command.addAll(options);
		try {
			if (!Files.exists(cache)) {
				Bench.say("Training");
				Files.createDirectories(directory);
				run(List.of(JAVA, "-Djarmode=tools", "-jar", jar.toString(), "extract", "--force", "--destination",
						directory.toString()));
				List<String> run = new ArrayList<>(List.of(JAVA, training.toString()));
				run.addAll(command);
				run.addAll(List.of("-XX:AOTCacheOutput=" + cache, "-Xlog:aot=error", "-jar", extracted.toString()));
				run(run);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		command.addAll(List.of("-XX:AOTCache=" + cache, "-jar", extracted.toString()));
		return new Application(command);
	}

	private static int hash(Path file) {
		try {
			return Arrays.hashCode(Files.readAllBytes(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void run(List<String> command) throws IOException {
		Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		try {
			if (process.waitFor() != 0) {
				throw new IllegalStateException(String.join(" ", command) + " failed:\n" + output);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	/** Options for a JVM, separated by spaces, from a variable of the environment. */
	static List<String> options(String variable, String standard) {
		return Arrays.stream(System.getenv().getOrDefault(variable, standard).split(" "))
			.filter((option) -> !option.isBlank())
			.toList();
	}

}
