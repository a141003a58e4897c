import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * The training run behind the image's AOT cache. Starts the facade with the command given as arguments, on its own
 * sandbox, sends the requests that it will serve in production, and stops it as production does. Then the JVM writes
 * the cache. Fails if anything goes wrong on the way, so that no image is made of a bad run.
 */
final class Training {

	private static final int ROUNDS = 30;

	/** How often a front end reads the same page in each round, as most requests are of that kind. */
	private static final int READINGS = 10;

	private static final String POLLED = "/calls?size=20&from=2019-09-27&to=2019-09-28";

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/** In production, the facade gives up sooner; here, all that the warm-up loads has to get into the cache. */
	private static final Duration WARM_UP = Duration.ofMinutes(1);

	/** What the facade logs after a warm-up without faults. */
	private static final String WARMED_UP = "Warmed up by ";

	/** Asked for in each round; %d is the round, so that no answer comes from a cache. */
	private static final List<String> PATHS = List.of(
			"/calls?size=50&from=2019-09-%02d&to=2019-10-01",
			"/calls?size=%d",
			"/calls?size=%d&direction=outbound&method=ivr,manual&zone=Europe/London",
			"/calls?size=%d&extension=8001,8002&sync=read&page=2",
			"/calls?size=1000",
			"/calls?size=%d&sync=unread",
			"/calls?size=0&colour=%d&direction=up",
			"/calls/export?direction=inbound&extension=80%02d",
			"/calls/export?format=csv&extension=80%02d",
			"/calls/summary?groupBy=hour&extension=80%02d",
			"/calls/changes?limit=%d&from=2019-09-27",
			"/recordings/unknown-%d.wav",
			"/nothing/%d",
			"/actuator/health/readiness",
			"/actuator/health/liveness");

	/** Asked for in every tenth round. */
	private static final List<String> RARE_PATHS = List.of("/", "/swagger-ui/index.html", "/swagger-ui/swagger-initializer.js",
			"/v3/api-docs", "/v3/api-docs.yaml", "/v3/api-docs/swagger-config", "/actuator/prometheus", "/actuator/info",
			"/actuator/health");

	private final HttpClient client = HttpClient.newHttpClient();

	private final String origin;

	private final String key;

	private Training(String origin, String key) {
		this.origin = origin;
		this.key = key;
	}

	public static void main(String[] command) throws Exception {
		int port = freePort();
		String key = "key-of-this-run-" + ProcessHandle.current().pid();
		Process facade = start(command, port, key);
		CompletableFuture<Boolean> warmedUp = CompletableFuture.supplyAsync(() -> showLog(facade));
		try {
			Training training = new Training("http://127.0.0.1:" + port, key);
			training.awaitReadiness(facade);
			training.serve();
		}
		finally {
			// A process that is destroyed as such closes its output, which is still read.
			facade.toHandle().destroy();
			if (!facade.waitFor(PATIENCE)) {
				facade.destroyForcibly();
			}
		}
		if (!warmedUp.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
			throw new IllegalStateException("The facade did not warm up");
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	/** With API keys, as in production, where the sandbox by itself asks for none. */
	private static Process start(String[] command, int port, String key) throws IOException, GeneralSecurityException {
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
		ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
		builder.environment()
			.putAll(Map.of("SPRING_PROFILES_ACTIVE", "sandbox", "SERVER_ADDRESS", "127.0.0.1", "SERVER_PORT",
					Integer.toString(port), "CDR_SECURITY_MODE", "api-key", "CDR_SECURITY_APIKEYS_TRAINING_SHA256",
					HexFormat.of().formatHex(hash), "CDR_SECURITY_APIKEYS_TRAINING_SCOPES",
					"calls:read,calls:consume,recordings:read,ops:read", "CDR_SECURITY_APIKEYS_TRAINING_ACCOUNTS", "*",
					"LOGGING_LEVEL_IO_CDRFACADE_ACCESS", "off", "CDR_WARMUP_TIME", WARM_UP.toString()));
		return builder.start();
	}

	/** Returns whether the log tells of a warm-up without faults. */
	private static boolean showLog(Process facade) {
		boolean warmedUp = false;
		try (BufferedReader log = facade.inputReader()) {
			for (String line = log.readLine(); line != null; line = log.readLine()) {
				System.out.println(line);
				warmedUp |= line.contains(WARMED_UP);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return warmedUp;
	}

	private void awaitReadiness(Process facade) throws InterruptedException {
		long end = System.nanoTime() + PATIENCE.toNanos();
		while (!ready()) {
			if (!facade.isAlive() || System.nanoTime() > end) {
				throw new IllegalStateException("The facade did not start");
			}
			Thread.sleep(50);
		}
	}

	private boolean ready() throws InterruptedException {
		try {
			return get("/actuator/health/readiness").statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	private void serve() throws IOException, InterruptedException {
		for (int round = 1; round <= ROUNDS; round++) {
			for (String path : PATHS) {
				ask(String.format(path, round % 30 + 1));
			}
			for (int i = 0; i < READINGS; i++) {
				ask(POLLED, "Cache-Control", "no-cache");
			}
			for (int i = 0; i < READINGS; i++) {
				String tag = ask(POLLED).headers().firstValue("ETag").orElseThrow();
				ask(POLLED, "If-None-Match", tag);
			}
			if (round % 10 == 1) {
				for (String path : RARE_PATHS) {
					ask(path);
				}
			}
		}
	}

	private HttpResponse<byte[]> ask(String path, String... headers) throws IOException, InterruptedException {
		HttpResponse<byte[]> answer = get(path, headers);
		if (answer.statusCode() >= 500) {
			throw new IllegalStateException(path + " was answered with " + answer.statusCode());
		}
		return answer;
	}

	private HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.origin + path))
			.header("X-API-Key", this.key)
			.header("Accept-Encoding", "gzip")
			.timeout(PATIENCE);
		if (headers.length > 0) {
			request.headers(headers);
		}
		return this.client.send(request.build(), BodyHandlers.ofByteArray());
	}

}
