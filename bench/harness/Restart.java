package harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

import harness.Caller.Outcome;

/**
 * Measures what callers notice of a restart: how long a start takes, what the first answers take, and what happens when one
 * of two replicas behind a real load balancer is replaced under load. Fails if a request of those fails.
 */
final class Restart {

	private static final int BALANCER = Places.PLATFORM + 11;

	private static final int FIRST = Places.PLATFORM + 12;

	private static final int PER_SECOND = 200;

	/** How long a new replica is watched. */
	private static final int SECONDS = 30;

	/** Longer than this, and the compiler has done its work. */
	private static final int SETTLING = 15;

	/** As few as show how long the first takes beside a later one. More show what a warm-up would bring. */
	private static final int ONE_BY_ONE = Integer.parseInt(System.getenv().getOrDefault("BENCH_ONE_BY_ONE", "5"));

	/** Each request asks the platform. */
	private static final Map<String, String> THROUGH = Map.of("Cache-Control", "no-cache");

	private final Places places;

	private Restart(Places places) {
		this.places = places;
	}

	public static void main(String[] arguments) {
		List<String> parts = (arguments.length > 0) ? List.of(arguments) : List.of("start", "start", "start", "memory", "roll");
		Places places = Places.create();
		int failed = 0;
		try (Servers servers = new Servers(places)) {
			Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
			servers.platform();
			Restart restart = new Restart(places);
			for (String part : parts) {
				switch (part) {
					case "start" -> restart.starts();
					case "plain" -> restart.first("java -jar", Replica.plain(places));
					case "image" -> restart.first("image", Replica.trained(places));
					case "memory" -> restart.memory();
					case "roll" -> failed += restart.roll();
					default -> throw new IllegalArgumentException("There is no part " + part);
				}
			}
		}
		finally {
			places.delete();
		}
		System.exit((failed == 0) ? 0 : 1);
	}

	/** In turn, so that what else the machine does hits both. */
	private void starts() {
		List<String> trained = Replica.trained(this.places);
		double plain = first("java -jar", Replica.plain(this.places));
		double image = first("image", trained);
		row("start to ready, image / java -jar", "%.2f", image / plain);
	}

	/** The start, the first answers and the memory of a facade that gets all the load; tells how long the start took. */
	private double first(String name, List<String> java) {
		try (Replica replica = Replica.start(this.places, java, FIRST, 0);
				Caller caller = new Caller("127.0.0.1", Replica.callsUrl(FIRST))) {
			long ready = replica.awaitReady();
			row(name + ": start to ready", "%.2f s, %.2f s of CPU", ready / 1000.0, replica.server().cpuSeconds());
			double[] answers = DoubleStream.generate(() -> caller.send(1, 0).getFirst().join().millis()).limit(ONE_BY_ONE).toArray();
			row("… first answers, one by one", "%s ms", IntStream.range(0, answers.length).filter((i) -> i < 5 || i == answers.length - 1)
				.mapToObj((i) -> String.format(Locale.ROOT, "%.0f", answers[i])).collect(Collectors.joining(", ")));
			latencies("… at 200 a second, ", Caller.await(caller.send(SECONDS * PER_SECOND, PER_SECOND)));
			row("… resident", "%d MiB", replica.server().residentMegabytes());
			Load load = replica.load(SETTLING, THROUGH);
			row("… under load", "%.0f requests/s, %.3f ms of CPU each", load.rate(), load.cpu());
			row("… resident", "%d MiB", replica.server().residentMegabytes());
			latencies("… settled, ", Caller.await(caller.send(10 * PER_SECOND, PER_SECOND)));
			return ready;
		}
	}

	/** Memory under many requests for few answers, as front ends make them. */
	private void memory() {
		try (Replica replica = Replica.start(this.places, Replica.trained(this.places), FIRST, 0)) {
			replica.awaitReady();
			row("memory: resident after the start", "%d MiB", replica.server().residentMegabytes());
			Load load = replica.load(SETTLING, Map.of());
			row("… after cache hits on 16 connections", "%d MiB; %.0f requests/s, %.3f ms of CPU each",
					replica.server().residentMegabytes(), load.rate(), load.cpu());
		}
	}

	/** By what part of the time they were sent in. */
	private static void latencies(String name, List<Outcome> all) {
		row(name + "p50 and p99", "%.1f and %.1f ms; %d of %d failed", Outcome.percentile(all, 0.5),
				Outcome.percentile(all, 0.99), all.stream().filter((outcome) -> !outcome.served()).count(), all.size());
		failures(all);
		StringBuilder seconds = new StringBuilder();
		for (int from : new int[] { 0, 1, 2, 5, 10, 20 }) {
			List<Outcome> later = all.stream().filter((outcome) -> outcome.second() >= from).toList();
			seconds.append(later.isEmpty() ? "" : String.format(Locale.ROOT, "%d s: %.1f; ", from, Outcome.percentile(later, 0.99)));
		}
		row("… p99 from then on", "%s", seconds);
	}

	/** Tells how many requests failed. */
	private int roll() {
		List<String> java = Replica.trained(this.places);
		try (Replica old = Replica.start(this.places, java, FIRST, 0);
				Replica stays = Replica.start(this.places, java, FIRST + 1, 1);
				Server _ = balancer();
				Caller caller = new Caller("127.0.0.1", Replica.callsUrl(BALANCER))) {
			old.awaitReady();
			stays.awaitReady();
			old.load(SETTLING, THROUGH);
			stays.load(SETTLING, THROUGH);
			Pause.millis(1000);
			int seconds = 10 + SECONDS + 20;
			CompletableFuture<List<CompletableFuture<Outcome>>> sent = CompletableFuture
				.supplyAsync(() -> caller.send(seconds * PER_SECOND, PER_SECOND), (task) -> Thread.ofPlatform().start(task));
			long begin = System.nanoTime();
			Pause.millis(10_000);
			try (Replica fresh = Replica.start(this.places, java, FIRST + 2, 0)) {
				row("rolling update: new replica, start to ready", "%.2f s", fresh.awaitReady() / 1000.0);
				old.close();
				List<Outcome> all = Caller.await(sent.join());
				return report(all, caller, fresh);
			}
		}
	}

	private int report(List<Outcome> all, Caller caller, Replica fresh) {
		List<Outcome> news = all.stream().filter((outcome) -> outcome.replica().equals("new")).toList();
		double from = news.getFirst().second();
		List<Outcome> first = news.stream().filter((outcome) -> outcome.second() < from + SECONDS).toList();
		fresh.load(SETTLING, THROUGH);
		List<Outcome> settled = Caller.await(caller.send(10 * PER_SECOND, PER_SECOND))
			.stream()
			.filter((outcome) -> outcome.replica().equals("new"))
			.toList();
		long failed = all.stream().filter((outcome) -> !outcome.served()).count();
		row("… failed", "%d of %d", failed, all.size());
		row("… p99 of its first 30 s, and settled", "%.1f ms of %d, %.1f ms of %d: %.1f times", Outcome.percentile(first, 0.99),
				first.size(), Outcome.percentile(settled, 0.99), settled.size(),
				Outcome.percentile(first, 0.99) / Outcome.percentile(settled, 0.99));
		row("… p99 of all, before it came and after", "%.1f, %.1f ms",
				Outcome.percentile(all.stream().filter((outcome) -> outcome.second() < from).toList(), 0.99),
				Outcome.percentile(all.stream().filter((outcome) -> outcome.second() >= from).toList(), 0.99));
		failures(all);
		return (int) failed;
	}

	private static void failures(List<Outcome> all) {
		all.stream().filter((outcome) -> !outcome.served()).limit(3).forEach((outcome) -> row("… failure", "%s", outcome));
	}

	private Server balancer() {
		try {
			String text = Files.readString(this.places.bench().resolve("haproxy/rolling.cfg"))
				.replace("{balancer}", Integer.toString(BALANCER))
				.replace("{old}", Integer.toString(FIRST))
				.replace("{stays}", Integer.toString(FIRST + 1))
				.replace("{new}", Integer.toString(FIRST + 2));
			Path configuration = Files.writeString(this.places.work().resolve("rolling.cfg"), text);
			return Server.start("haproxy", this.places.work().resolve("haproxy.err"), Map.of(),
					List.of("haproxy", "-db", "-f", configuration.toString()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static void row(String name, String format, Object... values) {
		System.out.printf(Locale.ROOT, "| " + name + " | " + format + " |%n", values);
	}

}
