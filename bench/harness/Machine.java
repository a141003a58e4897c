package harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** What the figures were measured on. */
final class Machine {

	private Machine() {
	}

	static String describe() {
		return "%s, %d cores (%s), %d MB of memory, Java %s, %s, %scommit %s".formatted(
				ZonedDateTime.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'")),
				Runtime.getRuntime().availableProcessors(), line("/proc/cpuinfo", "model name"),
				Long.parseLong(line("/proc/meminfo", "MemTotal").replaceAll("[^0-9]", "")) / 1024,
				Runtime.version().feature(), first("nginx", "-v").replace("nginx version: ", ""),
				rivals(), first("git", "describe", "--always", "--dirty", "--abbrev=12"));
	}

	/** In which languages there are other facades, and which are missing. */
	private static String rivals() {
		List<String> there = Servers.rivalNames();
		return (there.contains("node") ? "Node.js " + first("node", "--version") : "no Node.js") + ", "
				+ (there.contains("go") ? first("go", "version").replaceAll("go version (\\S+).*", "$1") : "no Go") + ", ";
	}

	private static String line(String file, String key) {
		try {
			return Files.readAllLines(Path.of(file))
				.stream()
				.filter((line) -> line.startsWith(key))
				.findFirst()
				.map((line) -> line.substring(line.indexOf(':') + 1).strip())
				.orElse("unknown");
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String first(String... command) {
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines()
				.findFirst()
				.orElse("unknown");
		}
		catch (IOException ex) {
			return "unknown";
		}
	}

}
