package harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Measures {@code GET /calls} alone, and while ten exports and ten searches that nothing is known of run all the time.
 * All ask a platform that takes its time for each page.
 */
final class Beside {

	private static final double GOAL = 2;

	private static final int PER_SECOND = 100;

	/** Exports, and searches. */
	private static final int OF_EACH = 10;

	private static final int EXPORTED = 20_000;

	/** As many as a search may read by default. */
	private static final int SEARCHED = 20_000;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Target calls;

	private final AtomicInteger searches = new AtomicInteger();

	/** Answers to exports and searches, by their status. */
	private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();

	private Beside(Server facade) {
		this.calls = new Target("calls", facade, "http://127.0.0.1:" + Places.FACADE + "/calls?account=slow&size=50&"
				+ SlowPlatform.range(0, 10_000), Map.of("X-API-Key", Servers.KEY, "Cache-Control", "no-cache"));
	}

	public static void main(String[] args) throws Exception {
		int millis = Integer.parseInt(System.getenv().getOrDefault("BENCH_PAGE_MILLIS", "20"));
		Places places = Places.create();
		boolean reached;
		try (Servers servers = new Servers(places); SlowPlatform _ = new SlowPlatform(millis)) {
			Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
			Server facade = servers.facade();
			facade.awaitReady(Servers.readinessUrl());
			System.out.printf("%d requests a second for a page of 50, platform takes %d ms a page%n", PER_SECOND, millis);
			reached = new Beside(facade).run(List.of(args).contains("--quick") ? 4 : 12);
		}
		finally {
			places.delete();
		}
		System.exit(reached ? 0 : 1);
	}

	/** Takes turns, so that what else the machine does hits both; tells whether the goal was reached. */
	private boolean run(int seconds) throws Exception {
		Paced.on(this.calls, PER_SECOND, seconds);
		crowded(seconds);
		List<double[]> alone = new ArrayList<>();
		List<double[]> beside = new ArrayList<>();
		this.outcomes.clear();
		for (int round = 0; round < 3; round++) {
			alone.add(Paced.on(this.calls, PER_SECOND, seconds));
			beside.add(crowded(seconds));
		}
		double before = print("alone", alone);
		double after = print("beside ten exports and ten searches", beside);
		System.out.println("exports and searches: " + new TreeMap<>(this.outcomes));
		System.out.printf("p99 beside them / alone: %.2f, goal at most %.2f: %s%n", after / before, GOAL,
				(after <= GOAL * before) ? "reached" : "not reached");
		return after <= GOAL * before;
	}

	private static double print(String name, List<double[]> rounds) {
		Statistics p50 = Statistics.of(rounds, (sorted) -> Paced.percentile(sorted, 0.5));
		Statistics p99 = Statistics.of(rounds, (sorted) -> Paced.percentile(sorted, 0.99));
		System.out.printf("%-36s p50 %s ms, p99 %s ms%n", name, p50.text("%.1f"), p99.text("%.1f"));
		return p99.median();
	}

	private double[] crowded(int seconds) throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < OF_EACH; i++) {
				threads.submit(() -> repeat("export", over, () -> Servers.exportUrl(Places.FACADE, EXPORTED)));
				threads.submit(() -> repeat("search", over, this::search));
			}
			try {
				return Paced.on(this.calls, PER_SECOND, seconds);
			}
			finally {
				over.set(true);
			}
		}
	}

	private void repeat(String kind, AtomicBoolean over, Supplier<String> url) {
		while (!over.get()) {
			int status = get(url.get());
			this.outcomes.merge(kind + " " + status, 1, Integer::sum);
			if (status != 200) {
				Pause.millis(1000);
			}
		}
	}

	/** Each reads another range, so that nothing of it is kept. */
	private String search() {
		int first = this.searches.getAndIncrement();
		return "http://127.0.0.1:" + Places.FACADE + "/calls?account=slow&answered=true&sort=-talkSeconds&"
				+ SlowPlatform.range(first, first + SEARCHED);
	}

	private int get(String url) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("X-API-Key", Servers.KEY).build();
		try {
			return this.client.send(request, BodyHandlers.discarding()).statusCode();
		}
		catch (IOException ex) {
			return 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
