package harness;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
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
		int status = open(url(PAGE)).getResponseCode();
		if (status == 404 || status == 400) {
			Bench.say("This facade has no /calls/export yet");
			return;
		}
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
		String from = Answers.startOf(0).toString() + ":00";
		return "http://127.0.0.1:" + Places.FACADE + "/calls/export?account=slow&from=" + from.substring(0, 19) + "&to="
				+ (Answers.startOf(records).toString() + ":00").substring(0, 19);
	}

	private static HttpURLConnection open(String url) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
		connection.setRequestProperty("X-API-Key", Servers.KEY);
		return connection;
	}

	/** Counts the lines; midway it looks at the heap, which is not in the time. */
	private Exported export(int records) throws Exception {
		long begin = System.nanoTime();
		long looking = 0;
		long live = 0;
		int lines = 0;
		byte[] buffer = new byte[1 << 16];
		try (InputStream stream = new BufferedInputStream(open(url(records)).getInputStream())) {
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

	private static double readPages(int records) throws IOException {
		String range = "&starttime=" + Answers.startOf(0).toString().replace('T', '+') + ":00&endtime="
				+ Answers.startOf(records).minusSeconds(1).toString().replace('T', '+');
		long begin = System.nanoTime();
		for (int page = 1; page <= Math.ceilDiv(records, PAGE); page++) {
			HttpURLConnection connection = (HttpURLConnection) URI
				.create("http://127.0.0.1:" + Places.SLOW_PLATFORM + "/").toURL().openConnection();
			connection.setDoOutput(true);
			connection.getOutputStream()
				.write(("service=App.Sip_Cdr.GetBill&itemsperpage=" + PAGE + "&currentpage=" + page + range).getBytes(StandardCharsets.US_ASCII));
			connection.getInputStream().readAllBytes();
		}
		return (System.nanoTime() - begin) / 1e9;
	}

	private record Exported(double seconds, long liveMegabytes) {
	}

}
