package harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Measures what a kept answer costs that goes out compressed, beside the same answer as it is. Fails if it costs more. */
final class Bytes {

	/** What differs by less is noise. */
	private static final double GOAL = 1.05;

	private static final int ROUNDS = 5;

	private static final int SECONDS = 4;

	private Bytes() {
	}

	public static void main(String[] arguments) {
		Places places = Places.create();
		boolean reached = true;
		try (Servers servers = new Servers(places)) {
			Runtime.getRuntime().addShutdownHook(new Thread(servers::close));
			servers.platform();
			Server facade = servers.facade();
			facade.awaitReady(Servers.readinessUrl());
			for (int size : new int[] { 20, 100, 1000 }) {
				reached &= compare(facade, size);
			}
		}
		finally {
			places.delete();
		}
		System.exit(reached ? 0 : 1);
	}

	/** In turn, so that what else the machine does hits both. */
	private static boolean compare(Server facade, int size) {
		Target plain = target(facade, size, "identity");
		Target gzip = target(facade, size, "gzip");
		load(plain);
		load(gzip);
		List<Double> plains = new ArrayList<>();
		List<Double> gzips = new ArrayList<>();
		List<Double> ratios = new ArrayList<>();
		for (int round = 0; round < ROUNDS; round++) {
			plains.add(load(plain));
			gzips.add(load(gzip));
			ratios.add(gzips.getLast() / plains.getLast());
		}
		Statistics ratio = Statistics.of(ratios, (value) -> value);
		System.out.printf("| kept page of %,d | %s µs of CPU as it is | %s with gzip | ratio %s |%n", size, text(plains), text(gzips),
				ratio.text("%.2f"));
		return ratio.median() <= GOAL;
	}

	private static String text(List<Double> millis) {
		return Statistics.of(millis, (value) -> value * 1000).text("%.0f");
	}

	private static double load(Target target) {
		return Load.on(target, 16, SECONDS, Path.of("bench/harness/report.lua")).cpu();
	}

	private static Target target(Server facade, int size, String encoding) {
		return new Target("facade", facade, Servers.facadeUrl(size), Map.of("X-API-Key", Servers.KEY, "Accept-Encoding", encoding));
	}

}
