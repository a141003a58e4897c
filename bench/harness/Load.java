package harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What wrk saw.
 *
 * @param rate requests a second that were answered with success
 * @param requests requests that were answered at all
 * @param refused requests that were not answered with success
 * @param p50 median latency in milliseconds
 * @param p99 99th percentile of it
 * @param cpu CPU seconds of the server per 1,000 requests
 */
record Load(double rate, long requests, long refused, double p50, double p99, double cpu) {

	private static final Pattern FIGURES = Pattern.compile("FIGURES (\\d+) (\\d+) (\\d+) (\\d+) (\\d+)");

	private static final Pattern LATENCY = Pattern.compile("LATENCY (\\d+) (\\d+) (\\d+)");

	/** Puts load on a target with so many connections for so many seconds. */
	static Load on(Target target, int connections, int seconds, Path script) {
		double before = target.server().cpuSeconds();
		String output = run(target, connections, seconds, script);
		double cpu = target.server().cpuSeconds() - before;
		Matcher figures = FIGURES.matcher(output);
		Matcher latency = LATENCY.matcher(output);
		if (!figures.find() || !latency.find()) {
			throw new IllegalStateException("wrk said nothing of use about " + target.url() + ":\n" + output);
		}
		long refused = number(figures, 3) + number(figures, 4);
		long served = number(figures, 1) - number(figures, 3);
		return new Load(served * 1e6 / number(figures, 2), number(figures, 1), refused, number(latency, 1) / 1e3, number(latency, 2) / 1e3,
				cpu * 1000 / Math.max(1, number(figures, 1)));
	}

	private static long number(Matcher matcher, int group) {
		return Long.parseLong(matcher.group(group));
	}

	private static String run(Target target, int connections, int seconds, Path script) {
		ProcessBuilder builder = new ProcessBuilder(List.of("wrk", "-t", (connections > 1) ? "2" : "1", "-c",
				Integer.toString(connections), "-d", seconds + "s", "--timeout", "10s", "-s", script.toString(),
				target.url()));
		builder.environment().put("BENCH_HEADERS", target.headerLines());
		builder.redirectErrorStream(true);
		try {
			Process wrk = builder.start();
			return new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
