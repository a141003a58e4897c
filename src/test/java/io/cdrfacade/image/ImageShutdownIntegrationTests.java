package io.cdrfacade.image;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import com.github.dockerjava.api.command.InspectContainerResponse.ContainerState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The image is stopped while callers send requests. */
@ImageTest
class ImageShutdownIntegrationTests {

	private static final Duration PATIENCE = Duration.ofMinutes(5);

	/** The exit code of a process that ends by SIGTERM. */
	private static final long TERMINATED = 128 + 15;

	@Test
	void losesNoRequestWhenItStops() throws Exception {
		try (FacadeContainer facade = FacadeContainer.sandbox().withEnv("CDR_WEB_SHUTDOWN_DELAY", "3s")) {
			facade.start();
			try (Callers callers = Callers.fleeting(facade.uri("/calls?size=10"), 8)) {
				await().atMost(PATIENCE).until(() -> callers.successes() > 200);
				facade.terminate();
				callers.awaitEnd();
				assertThat(callers.failures()).isEmpty();
			}
			await().atMost(PATIENCE).until(() -> Boolean.FALSE.equals(state(facade).getRunning()));
			assertThat(state(facade).getExitCodeLong()).isEqualTo(TERMINATED);
		}
	}

	@Test
	void finishesWhatIsUnderWay() throws Exception {
		try (FacadeContainer facade = FacadeContainer.sandbox()) {
			facade.start();
			assertThat(facade.get("/calls?size=1").statusCode()).isEqualTo(200);
			facade.fault("{\"kind\":\"slow\",\"delay\":\"PT10S\",\"service\":\"App.Sip_Cdr.GetBill\"}");
			CompletableFuture<HttpResponse<String>> slow = CompletableFuture.supplyAsync(() -> get(facade));
			await().atMost(PATIENCE).until(() -> active(facade) > 0);
			facade.terminate();
			assertThat(slow.get(5, TimeUnit.MINUTES).statusCode()).isEqualTo(200);
		}
	}

	private static HttpResponse<String> get(FacadeContainer facade) {
		try {
			return facade.get("/calls?size=2");
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
