package harness;

import java.util.Map;
import java.util.stream.Collectors;

/**
 * What load is put on.
 *
 * @param name who it is, in tables
 * @param server whose CPU time and memory count
 * @param url what is asked for
 * @param headers with which headers
 */
record Target(String name, Server server, String url, Map<String, String> headers) {

	String headerLines() {
		return this.headers.entrySet()
			.stream()
			.map((header) -> header.getKey() + ": " + header.getValue())
			.collect(Collectors.joining("\n"));
	}

}
