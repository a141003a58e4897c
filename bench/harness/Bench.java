package harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures the facade beside nginx, a textbook's facade and facades in other languages, in one run on one machine. */
final class Bench {

	private static final int CONNECTIONS = 32;

	/** Compiled beforehand, so that they need no time to get fast. */
	private static final Set<String> COMPILED = Set.of("nginx", "go");

	private final Places places;

	private final boolean quick;

	private final Path script;

	private final Report report = new Report();

	private Bench(Places places, boolean quick) {
		this.places = places;
		this.quick = quick;
		this.script = places.bench().resolve("harness/report.lua");
	}

	public static void main(String[] args) throws IOException {
		List<String> options = Arrays.asList(args);
		Places places = Places.create();
		try {
			new Bench(places, options.contains("--quick")).run(options);
		}
		finally {
			places.delete();
		}
	}

	private void run(List<String> options) throws IOException {
		this.report.machine(Machine.describe());
		try (Servers servers = new Servers(this.places); SlowPlatform _ = new SlowPlatform(0)) {
			Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
			servers.platform();
			Server proxy = servers.proxy();
			Server facade = servers.facade();
			this.report.ready(facade.awaitReady(Servers.readinessUrl()));
			this.report.warmUp(settle(Scenario.through(facade, 10), 120));
			Server bare = servers.bare();
			settle(Scenario.bare(bare, "10"), 60);
			Server textbook = servers.textbook();
			settle(Scenario.textbook(textbook), 60);
			Map<String, Server> rivals = servers.rivals();
			if (!rivals.isEmpty()) {
				Agreement.verify(rivals.keySet());
			}
			List<Scenario> scenarios = Scenario.all(facade, proxy, bare, textbook, rivals);
			Map<String, Map<String, List<Load>>> rounds = rounds(scenarios);
			scenarios.forEach((scenario) -> this.report.rounds(scenario, rounds.get(scenario.name())));
			this.report.allocation(allocation(facade));
			latency(facade, proxy, bare);
			if (!options.contains("--rounds-only")) {
				connections(facade, proxy);
				pageSizes(facade, proxy);
			}
		}
		this.report.write(this.places.results(this.quick));
	}

	/** From the start on, so that this is also how long it takes to get fast. */
	private List<Chart.Point> settle(Target target, int seconds) {
		say("Warming up: " + target.name());
		List<Chart.Point> rates = new ArrayList<>();
		while (!settled(rates, this.quick ? seconds / 4 : seconds)) {
			double begin = (System.nanoTime() - target.server().startedAt()) / 1e9;
			Load load = Load.on(target, CONNECTIONS, 2, this.script);
			rates.add(new Chart.Point(begin + 1, load.rate()));
			say("  %4.0f s after the start: %,6.0f requests/s".formatted(begin + 1, load.rate()));
		}
		return rates;
	}

	/** When half a minute brought nothing over the one before, or the time is up. */
	private static boolean settled(List<Chart.Point> rates, int seconds) {
		int count = rates.size();
		if (count < 30 || rates.getLast().x() > seconds) {
			return count > 0 && rates.getLast().x() > seconds;
		}
		double now = rates.subList(count - 15, count).stream().mapToDouble(Chart.Point::y).sum();
		double before = rates.subList(count - 30, count - 15).stream().mapToDouble(Chart.Point::y).sum();
		return now <= 1.03 * before;
	}

	/** All take turns, so that other work on the machine affects all of them. */
	private Map<String, Map<String, List<Load>>> rounds(List<Scenario> scenarios) {
		Map<String, Map<String, List<Load>>> loads = new LinkedHashMap<>();
		int seconds = this.quick ? 1 : 2;
		for (Scenario scenario : scenarios) {
			say("Measuring: " + scenario.name());
			Map<String, List<Load>> byTarget = new LinkedHashMap<>();
			loads.put(scenario.name(), byTarget);
			for (Target target : scenario.targets()) {
				if (Load.on(target, scenario.connections(), warmUp(target), this.script).rate() == 0) {
					throw new IllegalStateException(target.url() + " answers with no success");
				}
			}
			for (int round = 0; round < (this.quick ? 3 : 6); round++) {
				for (Target target : scenario.targets()) {
					Load load = Load.on(target, scenario.connections(), seconds, this.script);
					byTarget.computeIfAbsent(target.name(), (name) -> new ArrayList<>()).add(load);
					say("  %-10s %,8.0f requests/s, p50 %6.2f ms, p99 %6.2f ms, %.3f CPU s per 1,000, %d MB, %d refused".formatted(target.name(), load.rate(),
							load.p50(), load.p99(), load.cpu(), target.server().residentMegabytes(), load.refused()));
				}
			}
			scenario.targets()
				.forEach((target) -> this.report.memory(scenario.name(), target.name(),
						target.server().residentMegabytes()));
		}
		return loads;
	}

	private int warmUp(Target target) {
		if (COMPILED.contains(target.name())) {
			return this.quick ? 1 : 2;
		}
		return this.quick ? 4 : 8;
	}

	/** Bytes that the facade allocates for a page of 10, by what its collector has seen. */
	private double allocation(Server facade) throws IOException {
		say("Measuring: allocation");
		double before = Metrics.sum("jvm_gc_memory_allocated_bytes_total");
		Load load = Load.on(Scenario.through(facade, 10), CONNECTIONS, this.quick ? 5 : 15, this.script);
		return (Metrics.sum("jvm_gc_memory_allocated_bytes_total") - before) / load.requests();
	}

	private void latency(Server facade, Server proxy, Server bare) {
		say("Measuring: latency at 100 requests/s");
		Target direct = new Target("direct", proxy, "http://127.0.0.1:" + Places.PLATFORM + "/10", Map.of());
		Map<String, List<double[]>> latencies = new LinkedHashMap<>();
		for (int round = 0; round < 3; round++) {
			for (Target target : List.of(direct, Scenario.nginx(proxy, 10), Scenario.through(facade, 10),
					Scenario.bare(bare, "10"))) {
				double[] sorted = Paced.on(target, 100, this.quick ? 3 : 5);
				latencies.computeIfAbsent(target.name(), (name) -> new ArrayList<>()).add(sorted);
				say("  %-9s p50 %.2f ms, p99 %.2f ms".formatted(target.name(), Paced.percentile(sorted, 0.5),
						Paced.percentile(sorted, 0.99)));
			}
		}
		this.report.latency(latencies);
	}

	private void connections(Server facade, Server proxy) {
		say("Measuring: connections");
		List<Target> targets = List.of(Scenario.through(facade, 10), Scenario.nginx(proxy, 10),
				Scenario.cached(facade));
		this.report.curve("connections", "connections", targets, curve(targets, List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512)));
	}

	private Map<String, Map<Integer, Load>> curve(List<Target> targets, List<Integer> connections) {
		Map<String, Map<Integer, Load>> loads = new LinkedHashMap<>();
		for (int count : connections) {
			targets.forEach((target) -> point(loads, target.name(), count, Load.on(target, count, seconds(), this.script)));
		}
		return loads;
	}

	private void pageSizes(Server facade, Server proxy) {
		say("Measuring: page sizes");
		Map<String, Map<Integer, Load>> loads = new LinkedHashMap<>();
		List<Target> targets = List.of(Scenario.through(facade, 10), Scenario.nginx(proxy, 10));
		for (int size : Servers.SIZES) {
			for (Target target : List.of(Scenario.through(facade, size), Scenario.nginx(proxy, size))) {
				point(loads, target.name(), size, Load.on(target, CONNECTIONS, seconds(), this.script));
			}
		}
		this.report.curve("page-size", "records a page", targets, loads);
	}

	private int seconds() {
		return this.quick ? 1 : 3;
	}

	private static void point(Map<String, Map<Integer, Load>> loads, String name, int x, Load load) {
		loads.computeIfAbsent(name, (key) -> new LinkedHashMap<>()).put(x, load);
		say("  %4d %-15s %,8.0f requests/s, p99 %7.2f ms, %d refused".formatted(x, name, load.rate(), load.p99(),
				load.refused()));
	}

	static void say(String line) {
		System.out.println(line);
	}

}
