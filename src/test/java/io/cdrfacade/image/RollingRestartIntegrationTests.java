package io.cdrfacade.image;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.lifecycle.Startables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Runs what {@code compose.yaml} describes: two replicas behind a load balancer.
 */
@ImageTest
class RollingRestartIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/** Leaves processors to the replica that starts. */
	private static final Duration PAUSE = Duration.ofMillis(20);

	private static final Network NETWORK = Network.newNetwork();

	private static ServiceContainer platform;

	private static ServiceContainer redis;

	private static ServiceContainer first;

	private static ServiceContainer second;

	private static ServiceContainer loadBalancer;

	@BeforeAll
	static void start() throws Exception {
		ComposeFile file = ComposeFile.read();
		platform = facade(file, "platform").withEnv("CDR_WARMUP_TIME", "0s");
		redis = file.service("redis", NETWORK);
		first = facade(file, "facade-1");
		second = facade(file, "facade-2");
		loadBalancer = file.service("load-balancer", NETWORK).withExposedPorts(8080);
		Startables.deepStart(platform, redis).join();
		Startables.deepStart(first, second).join();
		loadBalancer.start();
	}

	private static ServiceContainer facade(ComposeFile file, String name) {
		return file.service(name, NETWORK)
			.withExposedPorts(FacadeContainer.PORT)
			.waitingFor(Wait.forHttp(FacadeContainer.READINESS).withStartupTimeout(PATIENCE));
	}

	@AfterAll
	static void stop() {
		loadBalancer.stop();
		first.stop();
		second.stop();
		redis.stop();
		platform.stop();
		NETWORK.close();
	}

	@Test
	void showsTheCallersAddressInLinks() throws Exception {
		HttpResponse<String> answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri("/calls?size=1")).header("X-API-Key", "try-me").build(),
					BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().allValues("Link")).isNotEmpty()
			.allSatisfy((link) -> assertThat(link).contains("<" + uri("/calls?")));
	}

	@Test
	void losesNoRequestWhileTheReplicasAreRestarted() throws Exception {
		try (Callers callers = Callers.persistent(uri("/calls?size=10"), 8, PAUSE)) {
			awaitProgress(callers);
			restart(first, callers);
			restart(second, callers);
			assertThat(callers.failures()).isEmpty();
		}
	}

	private static void restart(ServiceContainer replica, Callers callers) {
		replica.restart();
		await().atMost(PATIENCE).until(replica::isReady);
		awaitProgress(callers);
	}

	private static void awaitProgress(Callers callers) {
		int before = callers.successes();
		await().atMost(PATIENCE).until(() -> callers.successes() > before + 200 || !callers.failures().isEmpty());
	}

	private static URI uri(String path) {
		return URI.create("http://%s:%d%s".formatted(loadBalancer.getHost(), loadBalancer.getMappedPort(8080), path));
	}

}
