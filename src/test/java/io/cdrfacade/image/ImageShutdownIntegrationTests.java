package io.cdrfacade.image;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testcontainers.lifecycle.Startables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The image is stopped while callers send requests. */
@ImageTest
class ImageShutdownIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/** The exit code of a process that ends by SIGTERM. */
	private static final long TERMINATED = 128 + 15;

	private static final FacadeContainer BUSY = FacadeContainer.sandbox()
		.withoutWarmUp()
		.withEnv("CDR_WEB_SHUTDOWN_DELAY", "10s");

	private static final FacadeContainer SLOW = FacadeContainer.sandbox().withoutWarmUp();

	@BeforeAll
	static void start() {
		Startables.deepStart(BUSY, SLOW).join();
	}

	@AfterAll
	static void stop() {
		BUSY.stop();
		SLOW.stop();
	}

	@Test
	void losesNoRequestWhenItStops() throws Exception {
		try (Callers callers = Callers.fleeting(BUSY.uri("/calls?size=10"), 8)) {
			await().atMost(PATIENCE).until(() -> callers.successes() > 200);
			BUSY.terminate();
			callers.awaitEnd();
			assertThat(callers.failures()).isEmpty();
		}
		await().atMost(PATIENCE).until(() -> Boolean.FALSE.equals(state(BUSY).getRunning()));
		assertThat(state(BUSY).getExitCodeLong()).isEqualTo(TERMINATED);
	}

	@Test
	void finishesWhatIsUnderWay() throws Exception {
		assertThat(SLOW.get("/calls?size=1").statusCode()).isEqualTo(200);
		// The first scrape may take seconds, for which the answer would have to last.
		assertThat(active(SLOW)).isNotNegative();
		SLOW.fault("{\"kind\":\"slow\",\"delay\":\"PT15S\",\"service\":\"App.Sip_Cdr.GetBill\"}");
		CompletableFuture<HttpResponse<String>> answer = CompletableFuture.supplyAsync(() -> get("/calls?size=2"));
		await().atMost(PATIENCE).until(() -> active(SLOW) > 0);
		SLOW.terminate();
		assertThat(answer).isNotDone();
		assertThat(answer.get(5, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
	}

	private static HttpResponse<String> get(String path) {
		try {
			return SLOW.get(path);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static double active(FacadeContainer facade) throws Exception {
		return facade.get("/actuator/prometheus")
			.body()
			.lines()
			.filter((line) -> line.startsWith("cdr_web_requests_active"))
			.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
			.sum();
	}

	private static ContainerState state(FacadeContainer facade) {
		return facade.getDockerClient().inspectContainerCmd(facade.getContainerId()).exec().getState();
	}

}
