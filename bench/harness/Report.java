package harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Collects the figures, and writes them as tables, as JSON and as pictures. */
final class Report {

	private final StringBuilder text = new StringBuilder();

	private final List<String> json = new ArrayList<>();

	private final Map<String, String> pictures = new LinkedHashMap<>();

	private final Map<String, Long> memory = new LinkedHashMap<>();

	private final List<String> rows = new ArrayList<>();

	private final List<String> ratios = new ArrayList<>();

	private List<Chart.Point> warmUp = List.of();

	private long readyAfter;

	private double settled;

	void machine(String description) {
		this.text.append("Measured ").append(description).append(".\n\n");
		this.json.add("\"machine\":\"" + description.replace("\"", "'") + '"');
	}

	void ready(long millis) {
		this.readyAfter = millis;
		this.json.add("\"readyMillis\":" + millis);
	}

	void warmUp(List<Chart.Point> rates) {
		this.warmUp = rates;
		this.pictures.put("warm-up.svg", Chart.draw("Requests/s while warming up (page of 10, through)",
				"seconds after the start", List.of(new Chart.Line("facade", rates))));
	}

	void memory(String scenario, String target, long megabytes) {
		this.memory.put(scenario + "/" + target, megabytes);
	}

	void rounds(Scenario scenario, Map<String, List<Load>> loads) {
		loads.forEach((target, list) -> row(scenario.name(), target, list));
		List<Load> facade = loads.get("facade");
		if (loads.containsKey("textbook")) {
			this.settled = Statistics.of(facade, Load::rate).median();
		}
		loads.forEach((target, list) -> {
			Double goal = scenario.goals().get(target);
			if (goal != null) {
				ratio(scenario.name() + ": facade / " + target, goal, facade, list);
			}
			else if (target.equals("nginx")) {
				context(scenario.name() + ": facade / nginx", facade, list);
			}
		});
		if (loads.containsKey("bare parts")) {
			context(scenario.name() + ": bare parts / nginx", loads.get("bare parts"), loads.get("nginx"));
		}
	}

	private void row(String scenario, String target, List<Load> loads) {
		Statistics rate = Statistics.of(loads, Load::rate);
		Statistics p50 = Statistics.of(loads, Load::p50);
		Statistics p99 = Statistics.of(loads, Load::p99);
		Statistics cpu = Statistics.of(loads, Load::cpu);
		long refused = loads.stream().mapToLong(Load::refused).sum();
		this.rows.add("| %s | %s | %s | %s | %s | %s | %d | %d |".formatted(scenario, target, rate.text("%,.0f"),
				p50.text("%.2f"), p99.text("%.2f"), cpu.text("%.3f"), this.memory.get(scenario + "/" + target),
				refused));
		this.json.add("\"%s, %s\":{\"rate\":%s,\"p50\":%s,\"p99\":%s,\"cpu\":%s,\"memory\":%d,\"refused\":%d}".formatted(
				scenario, target, rate.json(), p50.json(), p99.json(), cpu.json(),
				this.memory.get(scenario + "/" + target), refused));
	}

	/** Without a goal, such as what no facade of these parts can surpass. */
	private void context(String name, List<Load> ours, List<Load> theirs) {
		Statistics ratio = ratios(ours, theirs);
		this.ratios.add("| %s | %s | – | – |".formatted(name, ratio.text("%.2f")));
		this.json.add("\"%s\":%s".formatted(name, ratio.json()));
	}

	/** Of each round, as what disturbs the machine disturbs both. */
	private static Statistics ratios(List<Load> ours, List<Load> theirs) {
		return Statistics.of(
				IntStream.range(0, ours.size()).mapToObj((i) -> ours.get(i).rate() / theirs.get(i).rate()).toList(),
				Double::doubleValue);
	}

	private void ratio(String name, double goal, List<Load> ours, List<Load> theirs) {
		Statistics ratio = ratios(ours, theirs);
		this.ratios.add("| %s | %s | %.2f | %s |".formatted(name, ratio.text("%.2f"), goal,
				(ratio.median() >= goal) ? "yes" : "no"));
		this.json.add("\"%s\":%s".formatted(name, ratio.json()));
	}

	void allocation(double bytes) {
		this.ratios.add("| allocated for a page of 10, through | %.0f kB | at most 60 kB | %s |".formatted(bytes / 1000,
				(bytes <= 60_000) ? "yes" : "no"));
		this.json.add(String.format(Locale.ROOT, "\"allocatedBytes\":%.0f", bytes));
	}

	void latency(Map<String, List<double[]>> latencies) {
		Map<String, Statistics> medians = new LinkedHashMap<>();
		latencies.forEach((name, rounds) -> medians.put(name,
				Statistics.of(rounds, (sorted) -> Paced.percentile(sorted, 0.5))));
		double direct = medians.get("direct").median();
		double nginx = medians.get("nginx").median() - direct;
		double facade = medians.get("facade").median() - direct;
		double bare = medians.get("bare parts").median() - direct;
		double goal = 1.5 * Math.max(nginx, 0) + 0.5;
		this.ratios.add("| added p50 at 100 requests/s: facade %.2f ms, nginx %.2f ms, bare parts %.2f ms | %.2f ms | at most %.2f ms | %s |"
			.formatted(facade, nginx, bare, facade, goal, (facade <= goal) ? "yes" : "no"));
		medians.forEach((name, median) -> this.json.add("\"p50 at 100/s, %s\":%s".formatted(name, median.json())));
	}

	/** Two pictures over one axis: throughput and p99. */
	void curve(String name, String axis, List<Target> targets, Map<String, Map<Integer, Load>> loads) {
		this.pictures.put("throughput-" + name + ".svg",
				Chart.draw("Requests/s answered", axis, lines(loads, Load::rate)));
		this.pictures.put("p99-" + name + ".svg", Chart.draw("p99 in ms", axis, lines(loads, Load::p99)));
		this.json.add("\"curve " + name + "\":{" + loads.entrySet()
			.stream()
			.map((line) -> "\"%s\":{%s}".formatted(line.getKey(),
					line.getValue()
						.entrySet()
						.stream()
						.map((point) -> String.format(Locale.ROOT, "\"%d\":{\"rate\":%.1f,\"p99\":%.3f,\"refused\":%d}",
								point.getKey(), point.getValue().rate(), point.getValue().p99(),
								point.getValue().refused()))
						.collect(Collectors.joining(","))))
			.collect(Collectors.joining(",")) + "}");
	}

	private static List<Chart.Line> lines(Map<String, Map<Integer, Load>> loads, ToDoubleFunction<Load> figure) {
		return loads.entrySet()
			.stream()
			.map((line) -> new Chart.Line(line.getKey(),
					line.getValue()
						.entrySet()
						.stream()
						.map((point) -> new Chart.Point(point.getKey(), figure.applyAsDouble(point.getValue())))
						.toList()))
			.toList();
	}

	private void timeToSpeed() {
		double atTen = this.warmUp.stream()
			.min((one, other) -> Double.compare(Math.abs(one.x() - 10), Math.abs(other.x() - 10)))
			.map(Chart.Point::y)
			.orElse(0.0);
		double settledAfter = this.warmUp.stream()
			.filter((point) -> point.y() >= 0.9 * this.settled)
			.mapToDouble(Chart.Point::x)
			.findFirst()
			.orElse(Double.POSITIVE_INFINITY);
		double ratio = atTen / this.settled;
		this.ratios.add("| 10 s after the start / settled | %.2f | 0.70 | %s |".formatted(ratio,
				(ratio >= 0.7) ? "yes" : "no"));
		this.json.add(String.format(Locale.ROOT, "\"timeToSpeed\":%.3f", ratio));
		this.text.append("Ready %.1f s after the start; nine tenths of the settled throughput %s.\n\n".formatted(
				this.readyAfter / 1000.0, Double.isFinite(settledAfter) ? "%.0f s after it".formatted(settledAfter)
						: "only after the warm-up of %.0f s".formatted(this.warmUp.getLast().x())));
	}

	void write(Path directory) throws IOException {
		timeToSpeed();
		this.text.append("| ratio of requests/s | median (min–max) | goal | reached |\n| --- | --- | --- | --- |\n");
		this.ratios.forEach((line) -> this.text.append(line).append('\n'));
		this.text.append("\n| scenario | server | requests/s | p50 ms | p99 ms | CPU s per 1,000 | memory MB | refused |\n")
			.append("| --- | --- | --- | --- | --- | --- | --- | --- |\n");
		this.rows.forEach((line) -> this.text.append(line).append('\n'));
		Bench.say("\n" + this.text);
		Files.createDirectories(directory);
		Files.writeString(directory.resolve("latest.md"), this.text);
		Files.writeString(directory.resolve("latest.json"), "{\n" + String.join(",\n", this.json) + "\n}\n");
		for (Map.Entry<String, String> picture : this.pictures.entrySet()) {
			Files.writeString(directory.resolve(picture.getKey()), picture.getValue());
		}
	}

}
