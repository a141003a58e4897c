package harness;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Sends bursts of different queries to a fresh facade, and fails if any is refused. */
final class Bursts implements AutoCloseable {

	static final int FACADE = Integer.parseInt(System.getenv().getOrDefault("BENCH_PORT", "19087"));

	private static final byte[] LOGIN = bytes("{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"token\":\"t\"}},\"msg\":\"\"}");

	private static final byte[] PAGE = bytes(
			"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":0,\"bills\":[]}},\"msg\":\"\"}");

	private static final Pattern DETAIL = Pattern.compile("\"detail\":\"([^\"]*)");

	private final HttpServer platform;

	private final Server facade;

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private int queries;

	/** Starts a platform that takes its time for records, and a facade for it. */
	private Bursts(int platformMillis) throws IOException {
		this.platform = HttpServer.create(new InetSocketAddress("127.0.0.1", FACADE + 1), 512);
		this.platform.createContext("/", (exchange) -> answer(exchange, platformMillis));
		this.platform.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.platform.start();
		this.facade = Server.start("facade", Path.of("/dev/stderr"), Map.of(), command());
		Runtime.getRuntime().addShutdownHook(new Thread(this.facade::close));
		this.facade.awaitReady("http://127.0.0.1:" + FACADE + "/actuator/health/readiness");
	}

	public static void main(String[] args) throws Exception {
		int failed = 0;
		try (Bursts slow = new Bursts(1000)) {
			failed += slow.failures("96 at once, platform takes 1 s", 96, Duration.ZERO);
			failed += slow.failures("256 at once, platform takes 1 s", 256, Duration.ZERO);
		}
		try (Bursts cold = new Bursts(0)) {
			failed += cold.failures("1,000 at 200 a second after a start", 1000, Duration.ofMillis(5));
		}
		System.exit((failed == 0) ? 0 : 1);
	}

	/** Starts a facade for a platform on the next port. */
	static List<String> command() {
		List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx512m"));
		String classpath = System.getenv("BENCH_CLASSPATH");
		command.addAll((classpath != null) ? List.of("-cp", classpath, "io.cdrfacade.CdrFacadeApplication")
				: List.of("-jar", "target/cdr-facade.jar"));
		command.addAll(List.of("--server.address=127.0.0.1", "--server.port=" + FACADE, "--cdr.security.mode=none",
				"--cdr.platform.url=http://127.0.0.1:" + (FACADE + 1) + "/", "--cdr.platform.app-id=bench",
				"--cdr.platform.access-key=bench"));
		return command;
	}

	/** Sends queries, at once or with a pause after each, and tells how many were not answered with 200. */
	private int failures(String name, int count, Duration pause) {
		List<CompletableFuture<String>> statuses = new ArrayList<>();
		long start = System.nanoTime();
		for (int i = 0; i < count; i++) {
			while (System.nanoTime() - start < pause.toNanos() * i) {
				Pause.millis(1);
			}
			statuses.add(send());
		}
		Map<String, Integer> counts = new TreeMap<>();
		statuses.forEach((status) -> counts.merge(status.join(), 1, Integer::sum));
		System.out.printf("%-40s %s in %.1f s%n", name, counts, (System.nanoTime() - start) / 1e9);
		return count - counts.getOrDefault("200", 0);
	}

	/** Each query is another, so that none is answered from the cache. */
	private CompletableFuture<String> send() {
		URI uri = URI.create("http://127.0.0.1:" + FACADE + "/calls?from=2026-01-01&to=2026-01-02&destination="
				+ (13_800_000_000L + this.queries++));
		HttpRequest request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(60)).build();
		return this.client.sendAsync(request, BodyHandlers.ofString())
			.handle((response, error) -> outcome(response, error));
	}

	/** The status, and for a refusal the detail of the problem. */
	private static String outcome(HttpResponse<String> response, Throwable error) {
		if (response == null) {
			return error.toString();
		}
		Matcher detail = DETAIL.matcher(response.body());
		return response.statusCode() + (detail.find() ? " " + detail.group(1) : "");
	}

	private static void answer(HttpExchange exchange, int millis) throws IOException {
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		boolean login = form.contains("App.Sip_Auth.Login");
		Pause.millis(login ? 0 : millis);
		byte[] body = login ? LOGIN : PAGE;
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.facade.close();
		this.platform.stop(0);
		this.client.close();
	}

}
