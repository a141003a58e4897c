package harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A facade that has one core and as much memory as its container would have, in front of a platform with pages of 20.
 *
 * @param port where it listens
 * @param server its process
 */
record Replica(int port, Server server) implements AutoCloseable {

	static final int PAGE = 20;

	private static final String MEMORY = "-XX:MaxRAM=512m";

	/** The command of the image's kind: extracted, trained, with the image's flags. */
	static List<String> trained(Places places) {
		List<String> command = new ArrayList<>(Application.of(places, List.of(MEMORY)).command());
		command.addAll(1, Application.options("BENCH_JAVA_OPTS", ""));
		return command;
	}

	/** The command of those who start the jar as it is. */
	static List<String> plain(Places places) {
		return List.of(System.getProperty("java.home") + "/bin/java", MEMORY, "-jar",
				places.home().resolve("target/cdr-facade.jar").toString());
	}

	/** Starts a facade on a core of its own, and does not wait for it. */
	static Replica start(Places places, List<String> java, int port, int core) {
		List<String> command = new ArrayList<>(List.of("taskset", "-c", Integer.toString(core)));
		command.addAll(java);
		command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + port, "--cdr.security.mode=api-key",
				"--cdr.security.api-keys.bench.sha256=" + Servers.sha256(Servers.KEY),
				"--cdr.security.api-keys.bench.scopes=calls:read,numbers:read,ops:read", "--cdr.security.api-keys.bench.accounts=*",
				"--cdr.web.shutdown-delay=3s", "--cdr.platform.url=http://127.0.0.1:" + Places.PLATFORM + "/" + PAGE,
				"--cdr.platform.app-id=bench", "--cdr.platform.access-key=bench-access-key"));
		Path errors = places.work().resolve("replica-" + port + ".err");
		Server server = Server.start("replica " + port, errors, Map.of(), command);
		Runtime.getRuntime().addShutdownHook(new Thread(server::close));
		return new Replica(port, server);
	}

	/** Milliseconds from the start until it is ready. */
	long awaitReady() {
		return this.server.awaitReady("http://127.0.0.1:" + this.port + "/actuator/health/readiness");
	}

	/** Puts load on it: 16 connections that ask for the same page. */
	Load load(int seconds, Map<String, String> headers) {
		Map<String, String> all = new HashMap<>(headers);
		all.put("X-API-Key", Servers.KEY);
		Target target = new Target("replica", this.server, callsUrl(this.port) + "1", all);
		return Load.on(target, 16, seconds, Path.of("bench/harness/report.lua"));
	}

	/** Has the number of a query appended. */
	static String callsUrl(int port) {
		return "http://127.0.0.1:" + port + "/calls?from=2019-09-27&to=2019-09-28&size=" + PAGE + "&destination=";
	}

	@Override
	public void close() {
		this.server.close();
	}

}
