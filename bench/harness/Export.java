package harness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures {@code GET /calls/export} beside a bare client that reads the same pages, one after the other, from a
 * platform that takes its time.
 */
final class Export {

	private static final int PAGE = 1000;

	/** Not {@code HttpURLConnection}, which takes many seconds to take in the megabytes that come while it pauses. */
	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final Server facade;

	private Export(Server facade) {
		this.facade = facade;
	}

	public static void main(String[] args) throws Exception {
		int millis = Integer.parseInt(System.getenv().getOrDefault("BENCH_PAGE_MILLIS", "20"));
		Places places = Places.create();
		try (Servers servers = new Servers(places); SlowPlatform _ = new SlowPlatform(millis)) {
			Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
			Server facade = servers.facade();
			facade.awaitReady(Servers.readinessUrl());
			boolean quick = List.of(args).contains("--quick");
			new Export(facade).run(places.results(quick), millis, quick);
		}
		finally {
			places.delete();
		}
	}

	private void run(Path results, int millis, boolean quick) throws Exception {
		export(20_000);
		StringBuilder table = new StringBuilder("Export from a platform that takes " + millis + " ms a page of " + PAGE
				+ ", " + Machine.describe() + ".\n\n"
				+ "| records | export s | bare client s | ratio | heap after GC, midway, MB | before MB |\n"
				+ "| --- | --- | --- | --- | --- | --- |\n");
		List<Chart.Point> times = new ArrayList<>();
		List<Chart.Point> bare = new ArrayList<>();
		List<Chart.Point> heap = new ArrayList<>();
		for (int records : quick ? List.of(10_000, 100_000) : List.of(10_000, 30_000, 100_000, 300_000, 1_000_000)) {
			long before = liveMegabytes();
			Exported exported = export(records);
			double alone = readPages(records);
			times.add(new Chart.Point(records, exported.seconds()));
			bare.add(new Chart.Point(records, alone));
			heap.add(new Chart.Point(records, exported.liveMegabytes()));
			String row = String.format(Locale.ROOT, "| %,d | %.1f | %.1f | %.2f | %d | %d |", records, exported.seconds(),
					alone, exported.seconds() / alone, exported.liveMegabytes(), before);
			Bench.say(row);
			table.append(row).append('\n');
		}
		Files.createDirectories(results);
		Files.writeString(results.resolve("export.md"), table);
		Files.writeString(results.resolve("export-time.svg"), Chart.draw("Seconds for an export", "records",
				List.of(new Chart.Line("export", times), new Chart.Line("bare client", bare))));
		Files.writeString(results.resolve("export-heap.svg"),
				Chart.draw("MB of heap in use midway, after GC", "records", List.of(new Chart.Line("facade", heap))));
	}

	private static String url(int records) {
		return Servers.exportUrl(Places.FACADE, records);
	}

	private InputStream open(String url) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create(url)).header("X-API-Key", Servers.KEY).build();
		HttpResponse<InputStream> response = this.client.send(request, BodyHandlers.ofInputStream());
		if (response.statusCode() != 200) {
			throw new IllegalStateException(url + " answered " + response.statusCode());
		}
		return response.body();
	}

	/** Counts the lines; midway it looks at the heap, which is not in the time. */
	private Exported export(int records) throws Exception {
		long begin = System.nanoTime();
		long looking = 0;
		long live = 0;
		int lines = 0;
		byte[] buffer = new byte[1 << 16];
		try (InputStream stream = open(url(records))) {
			for (int count = stream.read(buffer); count >= 0; count = stream.read(buffer)) {
				for (int i = 0; i < count; i++) {
					lines += (buffer[i] == '\n') ? 1 : 0;
				}
				if (live == 0 && lines >= records / 2) {
					long start = System.nanoTime();
					live = liveMegabytes();
					looking = System.nanoTime() - start;
				}
			}
		}
		if (lines != records) {
			throw new IllegalStateException(lines + " lines instead of " + records);
		}
		return new Exported((System.nanoTime() - begin - looking) / 1e9, live);
	}

	private long liveMegabytes() throws Exception {
		String jcmd = System.getProperty("java.home") + "/bin/jcmd";
		new ProcessBuilder(jcmd, Long.toString(this.facade.pid()), "GC.run").start().waitFor();
		return Math.round(Metrics.sum("jvm_memory_used_bytes", "area=\"heap\"") / (1 << 20));
	}

	private double readPages(int records) throws IOException, InterruptedException {
		String range = "&starttime=" + Answers.startOf(0).toString().replace('T', '+') + ":00&endtime="
				+ Answers.startOf(records).minusSeconds(1).toString().replace('T', '+');
		HttpRequest.Builder request = HttpRequest
			.newBuilder(URI.create("http://127.0.0.1:" + Places.SLOW_PLATFORM + "/"))
			.header("Content-Type", "application/x-www-form-urlencoded");
		long begin = System.nanoTime();
		for (int page = 1; page <= Math.ceilDiv(records, PAGE); page++) {
			String form = "service=App.Sip_Cdr.GetBill&itemsperpage=" + PAGE + "&currentpage=" + page + range;
			this.client.send(request.POST(HttpRequest.BodyPublishers.ofString(form)).build(), BodyHandlers.ofByteArray());
		}
		return (System.nanoTime() - begin) / 1e9;
	}

	private record Exported(double seconds, long liveMegabytes) {
	}

}
