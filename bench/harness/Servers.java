package harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Starts what is measured and what that needs. */
final class Servers implements AutoCloseable {

	/** Page sizes that the stand-in answers with; the facade has an account for each. */
	static final int[] SIZES = { 10, 20, 50, 100, 200, 500, 1000 };

	static final String KEY = "key-of-the-benchmark";

	/**
	 * Has nginx's allocator keep the memory of a page's buffers. It would give that back after each page, which some virtual
	 * machines take milliseconds for: nginx passed on 370 pages of 1,000 a second so, and 3,400 with this.
	 */
	private static final Map<String, String> KEEP_MEMORY = Map.of("MALLOC_TRIM_THRESHOLD_", "268435456", "MALLOC_MMAP_THRESHOLD_",
			"268435456");

	private static final List<String> JAVA_OPTIONS = Application.options("BENCH_JAVA_OPTS", "-Xmx512m");

	private final Places places;

	private final List<Server> started = new ArrayList<>();

	Servers(Places places) {
		this.places = places;
	}

	Server platform() {
		Answers.write(this.places.work().resolve("answers"), SIZES);
		return nginx("platform", Places.PLATFORM);
	}

	Server proxy() {
		return nginx("proxy", Places.PROXY);
	}

	private Server nginx(String name, int port) {
		try {
			String text = Files.readString(this.places.bench().resolve("nginx/" + name + ".conf"))
				.replace("{dir}", this.places.work().toString())
				.replace("{platform}", Integer.toString(Places.PLATFORM))
				.replace("{proxy}", Integer.toString(Places.PROXY))
				.replace("{cache}", Integer.toString(Places.CACHE));
			Path configuration = Files.writeString(this.places.work().resolve(name + ".conf"), text);
			Server server = start(name, KEEP_MEMORY, List.of("nginx", "-p", this.places.work().toString(), "-c",
					configuration.toString(), "-e", this.places.work().resolve(name + ".log").toString()));
			server.awaitReady("http://127.0.0.1:" + port + "/10");
			return server;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The facade as it goes into production, but for the address and the accounts. Not yet ready. */
	Server facade() {
		List<String> command = new ArrayList<>(Application.of(this.places, JAVA_OPTIONS).command());
		command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + Places.FACADE, "--cdr.security.mode=api-key",
				"--cdr.security.api-keys.bench.sha256=" + sha256(KEY),
				"--cdr.security.api-keys.bench.scopes=calls:read,numbers:read,ops:read",
				"--cdr.security.api-keys.bench.accounts=*", "--cdr.platform.default-account=records-10"));
		for (int size : SIZES) {
			command.addAll(account("records-" + size, Places.PLATFORM, size));
		}
		command.addAll(account("slow", Places.SLOW_PLATFORM, 0));
		return start("facade", Map.of(), command);
	}

	private static List<String> account(String name, int port, int path) {
		String prefix = "--cdr.platform.accounts." + name + ".";
		return List.of(prefix + "url=http://127.0.0.1:" + port + "/" + path, prefix + "app-id=bench",
				prefix + "access-key=bench-access-key");
	}

	/** The facade as a textbook would have it. */
	Server textbook() {
		Server server = start("textbook", Map.of(), baseline(Places.TEXTBOOK));
		server.awaitReady(textbookUrl());
		return server;
	}

	/** The parts of both facades, with nothing in between. */
	Server bare() {
		Server server = start("bare", Map.of(), baseline(Places.BARE));
		server.awaitReady("http://127.0.0.1:" + Places.BARE + "/bare/kept");
		return server;
	}

	/** The facades in other languages, by name: those that bench/run has built. */
	Map<String, Server> rivals() {
		Map<String, Server> rivals = new LinkedHashMap<>();
		for (String name : rivalNames()) {
			int port = rivalPort(name);
			Path directory = this.places.bench().resolve("rivals");
			List<String> command = name.equals("node") ? List.of("node", directory.resolve("node/facade.js").toString())
					: List.of(this.places.home().resolve("target/bench/go-facade").toString());
			Server server = start(name, Map.of("PORT", Integer.toString(port), "API_KEY_SHA256", sha256(KEY), "APP_ID",
					"bench", "ACCESS_KEY", "bench-access-key", "ACCOUNTS", rivalAccounts()), command);
			server.awaitReady("http://127.0.0.1:" + port + "/health");
			rivals.put(name, server);
		}
		return rivals;
	}

	/** From the environment: bench/run knows what is installed. */
	static List<String> rivalNames() {
		return Application.options("BENCH_RIVALS", "");
	}

	static int rivalPort(String name) {
		return switch (name) {
			case "node" -> Places.NODE;
			case "go" -> Places.GO;
			default -> throw new IllegalArgumentException("There is no facade called " + name);
		};
	}

	/** The same accounts as the facade has, the default one first. */
	private static String rivalAccounts() {
		StringBuilder accounts = new StringBuilder();
		for (int size : SIZES) {
			accounts.append("records-%d=http://127.0.0.1:%d/%d ".formatted(size, Places.PLATFORM, size));
		}
		return accounts.append("slow=http://127.0.0.1:%d/0".formatted(Places.SLOW_PLATFORM)).toString();
	}

	/** The same program for both, but each is compiled for what it does alone; with the JVM flags of the facade. */
	private List<String> baseline(int port) {
		List<String> command = new ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java",
				"-XX:Flags=" + this.places.home().resolve("docker/jvm.flags")));
		command.addAll(JAVA_OPTIONS);
		command.addAll(List.of("-jar",
				this.places.bench().resolve("baseline/target/textbook-facade.jar").toString(),
				"--server.address=127.0.0.1", "--server.port=" + port,
				"--platform.url=http://127.0.0.1:" + Places.PLATFORM + "/10"));
		return command;
	}

	static String textbookUrl() {
		return "http://127.0.0.1:" + Places.TEXTBOOK + "/calls?" + range() + "&size=10";
	}

	static String facadeUrl(int size) {
		return callsUrl(Places.FACADE, size);
	}

	static String callsUrl(int port, int size) {
		return "http://127.0.0.1:" + port + "/calls?" + range() + "&size=" + size + "&account=records-" + size;
	}

	/** So many records of the platform that has a million. */
	static String exportUrl(int port, int records) {
		return "http://127.0.0.1:" + port + "/calls/export?account=slow&" + SlowPlatform.range(0, records);
	}

	static String readinessUrl() {
		return "http://127.0.0.1:" + Places.FACADE + "/actuator/health/readiness";
	}

	private static String range() {
		return "from=2019-09-27T00:00:00&to=2019-09-28T00:00:00";
	}

	private Server start(String name, Map<String, String> environment, List<String> command) {
		Server server = Server.start(name, this.places.work().resolve(name + ".err"), environment, command);
		this.started.add(server);
		return server;
	}

	void stop(Server server) {
		server.close();
		this.started.remove(server);
	}

	static String sha256(String text) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
			return HexFormat.of().formatHex(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.started.reversed().forEach(Server::close);
	}

}
