package harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Measures searches over days of thousands of calls, and fails if they take too much time or memory. */
final class Searches implements AutoCloseable {

	private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 1);

	private static final int DAYS = 100;

	private static final int ROUNDS = 15;

	private static final int REQUESTS = 1500;

	private static final int MEBIBYTE = 1 << 20;

	private final DayPlatform platform;

	private final Server facade;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private boolean missed;

	private Searches(int pageMillis) throws IOException {
		this.platform = new DayPlatform(Bursts.FACADE + 1, pageMillis);
		List<String> command = Bursts.command();
		command.addAll(List.of("--cdr.calls.max-search-weight=64MB", "--cdr.platform.encoding=urlencoded"));
		this.facade = Server.start("facade", Path.of("/dev/stderr"), Map.of(), command);
		Runtime.getRuntime().addShutdownHook(new Thread(this.facade::close));
		this.facade.awaitReady(facade("/actuator/health/readiness"));
	}

	public static void main(String[] args) throws Exception {
		int pageMillis = Integer.parseInt(System.getenv().getOrDefault("BENCH_PAGE_MILLIS", "100"));
		boolean missed;
		try (Searches searches = new Searches(pageMillis)) {
			System.out.println(Machine.describe());
			searches.keptPage("answered, longest talk first", "&answered=true&sort=-talkSeconds");
			searches.keptPage("newest first", "&sort=-startedAt");
			searches.keptPage("calls of a number", "&number=13800000123");
			searches.coldDay();
			searches.memory();
			missed = searches.missed;
		}
		System.exit(missed ? 1 : 0);
	}

	/** Pages of a kept day, after the compiler has seen some. */
	private void keptPage(String name, String filters) throws Exception {
		String day = day(0) + filters + "&size=50&page=";
		for (int i = 0; i < REQUESTS; i++) {
			get(day + (1 + i % 20), "");
		}
		int asked = this.platform.asked().size();
		double before = this.facade.cpuSeconds();
		for (int i = 0; i < REQUESTS; i++) {
			get(day + (1 + i % 20), "");
		}
		double millis = (this.facade.cpuSeconds() - before) * 1000 / REQUESTS;
		say("kept page, " + name, "%.2f ms of CPU".formatted(millis), "10 ms",
				() -> millis < 10 && this.platform.asked().size() == asked);
	}

	/** A day that is read, in turn with a client that reads the same pages two at a time and does nothing with them. */
	private void coldDay() throws Exception {
		List<Double> cold = new ArrayList<>();
		List<Double> bare = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			this.platform.asked().clear();
			cold.add(seconds(() -> get(day(0) + "&answered=true&sort=-talkSeconds", "no-cache")));
			List<String> pages = List.copyOf(this.platform.asked());
			bare.add(seconds(() -> readInPairs(pages)));
		}
		double ratio = median(cold) / median(bare);
		say("day that is read, beside its %d pages two at a time".formatted(this.platform.asked().size() / 2),
				"%.3f s and %.3f s: %.2f".formatted(median(cold), median(bare), ratio), "1.20", () -> ratio <= 1.2);
	}

	private void readInPairs(List<String> forms) {
		for (int i = 0; i < forms.size(); i += 2) {
			List<CompletableFuture<?>> pair = new ArrayList<>();
			forms.subList(i, Math.min(i + 2, forms.size())).forEach((form) -> pair.add(this.client.sendAsync(
					HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + (Bursts.FACADE + 1) + "/"))
						.POST(HttpRequest.BodyPublishers.ofString(form))
						.build(),
					BodyHandlers.ofByteArray())));
			pair.forEach(CompletableFuture::join);
		}
	}

	private void memory() throws Exception {
		double before = liveHeap();
		for (int day = 0; day < DAYS; day++) {
			get(day(day) + "&sort=id", "");
		}
		double kept = metric("cdr_search_size");
		double weight = metric("cdr_search_weight_bytes") / MEBIBYTE;
		double heap = (liveHeap() - before) / MEBIBYTE;
		say("%d days of %,d calls, %.0f of them kept".formatted(DAYS, DayPlatform.CALLS, kept),
				"%.1f MiB by the meter, %.1f MiB more heap".formatted(weight, heap), "64 MiB",
				() -> kept == DAYS && weight <= 64 && heap <= 64);
	}

	private double liveHeap() throws Exception {
		String jcmd = System.getProperty("java.home") + "/bin/jcmd";
		new ProcessBuilder(jcmd, Long.toString(this.facade.pid()), "GC.run").start().waitFor();
		return metric("jvm_memory_used_bytes{application=\"cdr-facade\",area=\"heap\"");
	}

	private double metric(String start) throws Exception {
		return get("/actuator/prometheus", "").lines()
			.filter((line) -> line.startsWith(start))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	private static String day(int day) {
		return "/calls?from=" + FIRST_DAY.plusDays(day) + "&to=" + FIRST_DAY.plusDays(day + 1);
	}

	private static String facade(String path) {
		return "http://127.0.0.1:" + Bursts.FACADE + path;
	}

	private String get(String path, String cacheControl) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(facade(path)));
		if (!cacheControl.isEmpty()) {
			request.header("Cache-Control", cacheControl);
		}
		HttpResponse<String> response = this.client.send(request.build(), BodyHandlers.ofString());
		if (response.statusCode() != 200) {
			throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + response.body());
		}
		return response.body();
	}

	private void say(String what, String figure, String goal, BooleanSupplier reached) {
		boolean fine = reached.getAsBoolean();
		this.missed |= !fine;
		System.out.printf(Locale.ROOT, "%-66s %s (goal: %s%s)%n", what, figure, goal, fine ? "" : ", missed");
	}

	private static double median(List<Double> values) {
		return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
	}

	private static double seconds(Step step) throws Exception {
		long begin = System.nanoTime();
		step.take();
		return (System.nanoTime() - begin) / 1e9;
	}

	@Override
	public void close() {
		this.facade.close();
		this.platform.close();
		this.client.close();
	}

	private interface Step {

		void take() throws Exception;

	}

}
