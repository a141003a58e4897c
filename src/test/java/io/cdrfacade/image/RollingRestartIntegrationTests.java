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
import org.testcontainers.lifecycle.Startables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Runs what {@code compose.yaml} describes: two replicas behind a load balancer.
 */
@ImageTest
class RollingRestartIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	private static final Network NETWORK = Network.newNetwork();

	private static ServiceContainer platform;

	private static ServiceContainer redis;

	private static ServiceContainer first;

	private static ServiceContainer second;

	private static ServiceContainer loadBalancer;

	@BeforeAll
	static void start() throws Exception {
		ComposeFile file = ComposeFile.read();
		platform = file.service("platform", NETWORK);
		redis = file.service("redis", NETWORK);
		first = file.service("facade-1", NETWORK);
		second = file.service("facade-2", NETWORK);
		loadBalancer = file.service("load-balancer", NETWORK).withExposedPorts(8080);
		Startables.deepStart(platform, redis).join();
		Startables.deepStart(first, second).join();
		awaitReadiness(platform, first, second);
		loadBalancer.start();
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
		try (Callers callers = Callers.persistent(uri("/calls?size=10"), 8)) {
			awaitProgress(callers);
			restart(first, callers);
			restart(second, callers);
			assertThat(callers.failures()).isEmpty();
		}
	}

	private static void restart(ServiceContainer replica, Callers callers) {
		replica.restart();
		awaitReadiness(replica);
		awaitProgress(callers);
	}

	private static void awaitReadiness(ServiceContainer... replicas) {
		for (ServiceContainer replica : replicas) {
			await().atMost(PATIENCE).until(replica::isReady);
		}
	}

	private static void awaitProgress(Callers callers) {
		int before = callers.successes();
		await().atMost(PATIENCE).until(() -> callers.successes() > before + 200 || !callers.failures().isEmpty());
	}

	private static URI uri(String path) {
		return URI.create("http://%s:%d%s".formatted(loadBalancer.getHost(), loadBalancer.getMappedPort(8080), path));
	}

}
