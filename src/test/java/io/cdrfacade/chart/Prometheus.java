package io.cdrfacade.chart;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.cdrfacade.Ports;
import io.cdrfacade.Programs;

/** A real Prometheus for tests, where there is one. */
final class Prometheus implements AutoCloseable {

	/** Why tests that need one are skipped. */
	static final String MISSING = "needs prometheus and promtool on the PATH (Debian: prometheus)";

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port = Ports.free();

	private final Process process;

	private Prometheus(Path folder) throws IOException {
		this.process = command(folder, "prometheus", "--config.file=prometheus.yaml", "--storage.tsdb.path=data",
				"--web.listen-address=127.0.0.1:" + this.port)
			.redirectOutput(folder.resolve("log").toFile())
			.start();
	}

	/** Whether there is one. */
	static boolean isInstalled() {
		return Programs.areInstalled("prometheus", "promtool");
	}

	/** Scrapes a server on this machine every second as the release of the chart. */
	static Prometheus scraping(int port, Path folder) throws IOException {
		Files.writeString(folder.resolve("prometheus.yaml"), """
				global: {scrape_interval: 1s, scrape_timeout: 1s, evaluation_interval: 1s}
				rule_files: [rules.yaml]
				scrape_configs:
				  - job_name: cdr-facade
				    metrics_path: /actuator/prometheus
				    static_configs:
				      - targets: ["127.0.0.1:%d"]
				        labels: {namespace: calls, service: demo-cdr-facade, pod: demo}
				""".formatted(port));
		return new Prometheus(folder);
	}

	/** What promtool says; fails if it finds a fault. */
	static String check(Path folder, String... arguments) throws IOException, InterruptedException {
		Process process = command(folder,
				Stream.concat(Stream.of("promtool"), Stream.of(arguments)).toArray(String[]::new))
			.start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new AssertionError(output);
		}
		return output;
	}

	/** The values of the series that an expression gives now. */
	List<Double> values(String expression) throws IOException, InterruptedException {
		JsonNode result = get("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8)).path("result");
		return result.valueStream().map((series) -> series.at("/value/1").asDouble()).toList();
	}

	/** The alerts as it has loaded them. */
	List<JsonNode> alerts() throws IOException, InterruptedException {
		return get("rules?type=alert").at("/groups/0/rules").valueStream().toList();
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		URI uri = URI.create("http://127.0.0.1:" + this.port + "/api/v1/" + path);
		return Yaml.tree(this.http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body())
			.path("data");
	}

	@Override
	public void close() {
		this.http.close();
		this.process.destroy();
		this.process.onExit().join();
	}

	private static ProcessBuilder command(Path folder, String... command) {
		return new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
	}

}
