package io.cdrfacade;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The programs on this machine. */
public final class Programs {

	private Programs() {
	}

	/** Whether all of these programs are installed. */
	public static boolean areInstalled(String... programs) {
		return Stream.of(programs).allMatch((program) -> find(program).isPresent());
	}

	static Optional<Path> find(String program) {
		return Stream.of((System.getenv("PATH") + ":/usr/sbin").split(":"))
			.map((folder) -> Path.of(folder, program))
			.filter(Files::isExecutable)
			.findFirst();
	}

}
