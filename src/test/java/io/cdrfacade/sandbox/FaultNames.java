package io.cdrfacade.sandbox;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Stream;

/** The names of all faults of the sandbox, as its control endpoint takes them. */
public final class FaultNames {

	private FaultNames() {
	}

	public static Stream<String> all() {
		return Arrays.stream(FaultKind.values()).map((kind) -> kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
	}

}
