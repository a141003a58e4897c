package io.cdrfacade.calls.export;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import io.cdrfacade.CdrFacadeApplication;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.FakePlatformBeans;

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
		try (ConfigurableApplicationContext context = start("1m"); Stream stream = export(context)) {
			assertThat(stream.lines(1000)).contains("\"id\":1000,");
			CompletableFuture<Void> closed = CompletableFuture.runAsync(context::close);
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
		try (ConfigurableApplicationContext context = start("1s"); Stream stream = export(context)) {
			assertThat(stream.lines(1000)).contains("\"id\":1000,");
			CompletableFuture<Void> closed = CompletableFuture.runAsync(context::close);
			assertThat(stream.rest()).doesNotContain("\"id\":2500,");
			assertThat(stream.isWhole()).isFalse();
			closed.get(30, TimeUnit.SECONDS);
		}
		assertThat(output.getAll()).contains("Graceful shutdown aborted with one or more requests still active");
	}

	private static Stream export(ConfigurableApplicationContext context) throws Exception {
		int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		return Stream.get(port, "/calls/export");
	}

	private ConfigurableApplicationContext start(String gracePeriod) {
		ConfigurableApplicationContext context = new SpringApplicationBuilder(CdrFacadeApplication.class,
				FakePlatformBeans.class)
			.run("--server.address=127.0.0.1", "--server.port=0", "--cdr.security.mode=none",
					"--spring.lifecycle.timeout-per-shutdown-phase=" + gracePeriod,
					"--cdr.platform.url=http://127.0.0.1:1/", "--cdr.platform.app-id=test",
					"--cdr.platform.access-key=test");
		context.getBean(FakePlatform.class).answers(this::page);
		return context;
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
