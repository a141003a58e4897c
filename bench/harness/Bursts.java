package harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import harness.Caller.Outcome;

/**
 * Sends bursts of different queries to a fresh facade, and fails if any is refused. Then shows what comes of more than the
 * platform can answer, of two callers, and of many connections.
 */
final class Bursts implements AutoCloseable {

	static final int FACADE = Integer.parseInt(System.getenv().getOrDefault("BENCH_PORT", "19087"));

	private static final String URL = "http://127.0.0.1:" + FACADE;

	private static final String QUERIES = URL + "/calls?from=2026-01-01&to=2026-01-02&destination=";

	private static final Path WRK = Path.of("bench/harness/report.lua");

	private static final int PLATFORM_MILLIS = 1000;

	/** Calls that an account makes at once by default, so also those that this platform answers in a second. */
	private static final int CAPACITY = 32;

	/** The facade refuses no call for its delay in the first half minute; two bursts take part of it. */
	private static final int WARM_UP_MILLIS = 22_000;

	private final InstantPlatform platform;

	private final Server server;

	private final Caller caller = new Caller("127.0.0.1", QUERIES);

	/** Starts a platform that takes its time for records, and a facade for it. */
	private Bursts(int platformMillis) {
		this.platform = new InstantPlatform(FACADE + 1, platformMillis);
		this.server = Server.start("facade", Path.of("/dev/stderr"), Map.of(), command());
		Runtime.getRuntime().addShutdownHook(new Thread(this.server::close));
		this.server.awaitReady(URL + "/actuator/health/readiness");
	}

	public static void main(String[] args) {
		int failed = 0;
		System.out.println("| scenario | result |\n| --- | --- |");
		try (Bursts slow = new Bursts(PLATFORM_MILLIS)) {
			failed += slow.burst("96 at once, platform takes 1 s", 96, 0);
			failed += slow.burst("256 at once, platform takes 1 s", 256, 0);
			Pause.millis(WARM_UP_MILLIS);
			slow.overload(10);
			slow.twoCallers(15);
		}
		try (Bursts cold = new Bursts(0)) {
			failed += cold.burst("1,000 at 200 a second after a start", 1000, 200);
			cold.connections();
		}
		System.exit((failed == 0) ? 0 : 1);
	}

	/** Starts a facade for a platform on the next port. */
	static List<String> command() {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx512m"));
		String classpath = System.getenv("BENCH_CLASSPATH");
		command.addAll((classpath != null) ? List.of("-cp", classpath, "io.cdrfacade.CdrFacadeApplication")
				: List.of("-jar", "target/cdr-facade.jar"));
		command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + FACADE, "--cdr.security.mode=none",
				"--cdr.platform.url=http://127.0.0.1:" + (FACADE + 1) + "/", "--cdr.platform.app-id=bench",
				"--cdr.platform.access-key=bench"));
		return command;
	}

	/** Tells how many queries were not answered with 200. */
	private int burst(String name, int count, int perSecond) {
		List<Outcome> all = Caller.await(this.caller.send(count, perSecond));
		Map<String, Long> counts = all.stream().collect(Collectors.groupingBy(Outcome::status, TreeMap::new, Collectors.counting()));
		row(name, "%s, the slowest after %.1f s", counts, percentile(all, (outcome) -> true, 1) / 1000);
		return count - served(all).size();
	}

	/** Three times what the platform can answer, and then half of it. */
	private void overload(int seconds) {
		List<CompletableFuture<Outcome>> sent = this.caller.send(3 * CAPACITY * seconds, 3 * CAPACITY);
		List<Outcome> after = Caller.await(this.caller.send(CAPACITY / 2 * 5, CAPACITY / 2));
		List<Outcome> all = Caller.await(sent);
		long inTime = served(all).stream().filter((outcome) -> outcome.second() + outcome.millis() / 1000 <= seconds).count();
		row("three times the platform's capacity for " + seconds + " s", "%.2f of the capacity served",
				(double) inTime / CAPACITY / (seconds - PLATFORM_MILLIS / 1000.0));
		row("… accepted, p99", "%.1f s; of those after the first half %.1f s", percentile(all, Outcome::served, 0.99) / 1000,
				percentile(all, (outcome) -> outcome.served() && outcome.second() >= seconds / 2.0, 0.99) / 1000);
		row("… refused, p50 and p99", "%.0f ms, %.0f ms", percentile(all, (outcome) -> !outcome.served(), 0.5),
				percentile(all, (outcome) -> !outcome.served(), 0.99));
		row("… recovery", "%.1f s", after.stream().filter((outcome) -> !outcome.served() || outcome.millis() > 1.2 * PLATFORM_MILLIS)
			.mapToDouble(Outcome::second).max().orElse(0));
	}

	/** One with two queries a second, alone and beside another with two hundred. */
	private void twoCallers(int seconds) {
		try (Caller small = new Caller("127.0.0.2", QUERIES)) {
			List<Outcome> alone = Caller.await(small.send(10, 2));
			CompletableFuture<List<CompletableFuture<Outcome>>> large = CompletableFuture
				.supplyAsync(() -> this.caller.send(200 * seconds, 200), (task) -> Thread.ofPlatform().start(task));
			List<Outcome> beside = Caller.await(small.send(2 * seconds, 2));
			List<Outcome> crowd = Caller.await(large.join());
			row("two callers, 1:100, p99 of the small one", "%.1f s, alone %.1f s; %d of %d refused",
					percentile(beside, Outcome::served, 0.99) / 1000, percentile(alone, Outcome::served, 0.99) / 1000,
					beside.size() - served(beside).size(), beside.size());
			row("… the large one", "%d of %d refused", crowd.size() - served(crowd).size(), crowd.size());
		}
	}

	/** All ask the platform, as no cache may answer. */
	private void connections() {
		Target calls = new Target("facade", this.server, URL + "/calls?from=2026-01-01&to=2026-01-02", Map.of("Cache-Control", "no-cache"));
		Load.on(calls, 32, 10, WRK);
		Load few = Load.on(calls, 32, 6, WRK);
		Load many = Load.on(calls, 1024, 6, WRK);
		row("1,024 connections that ask the platform, to 32", "%.2f (%.0f and %.0f a second); %d of %d refused", many.rate() / few.rate(),
				many.rate(), few.rate(), many.refused(), many.requests());
	}

	private static List<Outcome> served(List<Outcome> all) {
		return all.stream().filter(Outcome::served).toList();
	}

	private static double percentile(List<Outcome> all, Predicate<Outcome> which, double part) {
		return Outcome.percentile(all.stream().filter(which).toList(), part);
	}

	private static void row(String name, String format, Object... values) {
		System.out.printf("| " + name + " | " + format + " |%n", values);
	}

	@Override
	public void close() {
		this.server.close();
		this.platform.close();
		this.caller.close();
	}

}
