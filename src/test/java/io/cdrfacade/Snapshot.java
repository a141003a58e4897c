package io.cdrfacade;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A file of the project that the code can also make. Tests compare the two;
 * {@code ./mvnw verify -Dsnapshots.refresh=true} writes the file again.
 */
public final class Snapshot {

	private static final boolean REFRESH = Boolean.getBoolean("snapshots.refresh");

	private final Path file;

	private Snapshot(Path file) {
		this.file = file;
	}

	public static Snapshot of(String file) {
		return new Snapshot(Path.of(file));
	}

	/** Fails with the first differing lines unless the file is what the code makes. */
	public void assertIs(String made) {
		try {
			if (REFRESH) {
				Files.writeString(this.file, made);
			}
			assertThat(made.lines().toList())
				.as("%s is out of step with the code; `./mvnw verify -Dsnapshots.refresh=true` writes it again",
						this.file)
				.isEqualTo(Files.readAllLines(this.file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
