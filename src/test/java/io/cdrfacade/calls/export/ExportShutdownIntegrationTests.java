package io.cdrfacade.calls.export;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.cdrfacade.StoppableApplication;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ExportShutdownIntegrationTests {

	private final CountDownLatch gate = new CountDownLatch(1);

	@AfterEach
	void open() {
		this.gate.countDown();
	}

	@Test
	void finishesWithinTheGracePeriod(CapturedOutput output) throws Exception {
		try (StoppableApplication application = start("1m"); Stream stream = export(application)) {
			assertThat(stream.lines(1000)).contains("\"id\":1000,");
			CompletableFuture<Void> closed = application.stop();
			await(output, "Commencing graceful shutdown");
			assertThat(closed).isNotDone();
			this.gate.countDown();
			assertThat(stream.rest()).contains("\"id\":2500,");
			assertThat(stream.isWhole()).isTrue();
			closed.get(30, TimeUnit.SECONDS);
		}
		assertThat(output.getAll()).contains("Graceful shutdown complete").doesNotContain(" ERROR ", " WARN ", "\tat ");
	}

	@Test
	void isCutWhenTheGracePeriodEnds(CapturedOutput output) throws Exception {
		try (StoppableApplication application = start("1s"); Stream stream = export(application)) {
			assertThat(stream.lines(1000)).contains("\"id\":1000,");
			CompletableFuture<Void> closed = application.stop();
			assertThat(stream.rest()).doesNotContain("\"id\":2500,");
			assertThat(stream.isWhole()).isFalse();
			this.gate.countDown();
			closed.get(30, TimeUnit.SECONDS);
			await(output, "Export of account default cut off by the shutdown after 1000 calls");
			await(output, "Graceful shutdown aborted with one or more requests still active");
		}
		assertThat(output.getAll()).doesNotContain("ended by its caller", " ERROR ");
	}

	private static Stream export(StoppableApplication application) throws Exception {
		return Stream.get(application.port(), "/calls/export");
	}

	private StoppableApplication start(String gracePeriod) {
		StoppableApplication application = StoppableApplication
			.start("spring.lifecycle.timeout-per-shutdown-phase=" + gracePeriod);
		application.platform().answers(this::page);
		return application;
	}

	/** The first page at once, the others when the gate is open. */
	private CdrPage page(CdrQuery query) {
		if (query.page() > 1) {
			try {
				this.gate.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}
		return ExportIntegrationTests.pages(2500).apply(query);
	}

	private static void await(CapturedOutput output, String part) {
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> output.getAll().contains(part));
	}

}
