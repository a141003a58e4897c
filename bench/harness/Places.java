package harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * Where everything is.
 *
 * @param home the project
 * @param work a directory in memory, for this run
 */
record Places(Path home, Path work) {

	/** The first of the ports; the others follow it. */
	static final int PLATFORM = Integer.parseInt(System.getenv().getOrDefault("BENCH_PORTS", "19080"));

	static final int PROXY = PLATFORM + 1;

	static final int CACHE = PLATFORM + 2;

	static final int FACADE = PLATFORM + 3;

	static final int TEXTBOOK = PLATFORM + 4;

	static final int SLOW_PLATFORM = PLATFORM + 5;

	static final int BARE = PLATFORM + 6;

	static final int NODE = PLATFORM + 9;

	static final int GO = PLATFORM + 10;

	static Places create() {
		try {
			Path memory = Path.of("/dev/shm");
			Path work = Files.isWritable(memory) ? Files.createTempDirectory(memory, "bench")
					: Files.createTempDirectory("bench");
			Files.setPosixFilePermissions(work, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
			return new Places(Path.of("").toAbsolutePath(), work);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	Path bench() {
		return this.home.resolve("bench");
	}

	/** What is coarse is not kept. */
	Path results(boolean quick) {
		return quick ? this.work.resolve("results") : bench().resolve("results");
	}

	void delete() {
		try (Stream<Path> files = Files.walk(this.work)) {
			files.sorted(Comparator.reverseOrder()).forEach((file) -> file.toFile().delete());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
