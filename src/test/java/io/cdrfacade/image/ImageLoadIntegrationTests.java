package io.cdrfacade.image;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The image gets far more requests at once than it can serve, with heaps of several
 * sizes, from a platform that takes 5 s for each answer.
 */
@ImageTest
class ImageLoadIntegrationTests {

	private static final int DEFAULT_HEAP = 256;

	private static final int CALLERS = 4000;

	/** Callers whose connection is cut or who get nothing may be so many. */
	private static final int FEW = CALLERS / 100;

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final String QUERY = "/calls?from=2026-01-01&to=2026-01-02&destination=";

	private static final Network NETWORK = Network.newNetwork();

	private static final FacadeContainer PLATFORM = FacadeContainer.sandbox()
		.withoutWarmUp()
		.withAllProcessors()
		.withNetwork(NETWORK)
		.withNetworkAliases("platform");

	private final Map<String, AtomicInteger> outcomes = new ConcurrentHashMap<>();

	@AfterAll
	static void stop() {
		PLATFORM.stop();
		NETWORK.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 128, DEFAULT_HEAP, 512 })
	void refusesWhatItCannotServeAndGoesOn(int heap) throws Exception {
		try (FacadeContainer facade = facade(heap)) {
			Startables.deepStart(PLATFORM, facade).join();
			PLATFORM.fault("{\"kind\":\"none\"}");
			assertThat(facade.get("/calls?size=1").statusCode()).isEqualTo(200);
			PLATFORM.fault("{\"kind\":\"slow\",\"delay\":\"PT5S\",\"service\":\"App.Sip_Cdr.GetBill\"}");
			sendAll(facade.uri("/"));
			assertThat(facade.isRunning()).as(facade::getLogs).isTrue();
			assertThat(count("200")).isPositive();
			assertThat(count("503")).isGreaterThan(CALLERS / 2);
			assertThat(count("200") + count("503")).as(this.outcomes.toString()).isGreaterThanOrEqualTo(CALLERS - FEW);
			assertThat(facade.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
			await().atMost(PATIENCE).until(() -> facade.get(QUERY + 13_500_000_000L).statusCode() == 200);
			assertThat(facade.isRunning()).isTrue();
		}
	}

	/** In a container with 256 MiB for all else. */
	private static FacadeContainer facade(int heap) {
		FacadeContainer facade = new FacadeContainer().withMemory((heap + 256L) << 20)
			.withEnv("JAVA_TOOL_OPTIONS", "-Xmx" + heap + "m")
			.withNetwork(NETWORK)
			.withEnv("CDR_SECURITY_MODE", "none")
			.withEnv("CDR_PLATFORM_URL", "http://platform:8080/sandbox/platform")
			.withEnv("CDR_PLATFORM_APP_ID", "sandbox")
			.withEnv("CDR_PLATFORM_ACCESS_KEY", "sandbox-demo-key");
		return (heap == DEFAULT_HEAP) ? facade : facade.withoutWarmUp();
	}

	private void sendAll(URI facade) {
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			for (int i = 0; i < CALLERS; i++) {
				String path = QUERY + (13_000_000_000L + i);
				threads.execute(() -> this.outcomes.computeIfAbsent(send(facade, path), (_) -> new AtomicInteger())
					.incrementAndGet());
			}
		}
	}

	/** The status, or what went wrong. */
	private static String send(URI facade, String path) {
		try (Socket socket = new Socket()) {
			socket.setSoTimeout((int) PATIENCE.toMillis());
			socket.connect(new InetSocketAddress(facade.getHost(), facade.getPort()), (int) PATIENCE.toMillis());
			socket.getOutputStream()
				.write(("GET " + path + " HTTP/1.1\r\nHost: cdr.example.com\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return answer.startsWith("HTTP/1.1 ") ? answer.substring(9, 12) : "nothing";
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private int count(String outcome) {
		return this.outcomes.getOrDefault(outcome, new AtomicInteger()).get();
	}

}
