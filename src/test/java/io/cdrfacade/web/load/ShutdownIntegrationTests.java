package io.cdrfacade.web.load;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

import io.cdrfacade.CdrFacadeApplication;
import io.cdrfacade.Http;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.FakePlatformBeans;
import io.cdrfacade.web.Gate;
import io.cdrfacade.web.Lines;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class ShutdownIntegrationTests {

	@Test
	void goesUnreadyThenServesOnThenDrains(CapturedOutput output) throws Exception {
		ConfigurableApplicationContext context = start();
		Gate gate = new Gate();
		context.getBean(FakePlatform.class).answers(gate::answer);
		Http http = Http.to(context.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
		var running = http.getLater("/calls");
		gate.awaitArrivals(1);

		CompletableFuture<Void> closed = CompletableFuture.runAsync(context::close);
		Runnable endOfDelay = HeldDelay.DELAYS.poll(30, TimeUnit.SECONDS);
		assertThat(endOfDelay).isNotNull();
		assertThat(http.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
		assertThat(http.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
		assertThat(http.get("/calls?size=0")).satisfies((answer) -> {
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(answer.headers().allValues("Connection")).containsExactly("close");
		});

		endOfDelay.run();
		Lines.await(output, "Commencing graceful shutdown");
		assertThat(closed).isNotDone();
		assertThat(running).isNotDone();
		gate.open();
		assertThat(running.get(30, TimeUnit.SECONDS)).satisfies((answer) -> {
			assertThat(answer.statusCode()).isEqualTo(200);
			assertThat(answer.headers().allValues("Connection")).containsExactly("close");
		});
		closed.get(30, TimeUnit.SECONDS);
		Lines.await(output, "Graceful shutdown complete");
	}

	@Test
	void losesNoRequestOfCallersWhoKeepTheirConnections() throws Exception {
		ConfigurableApplicationContext context = start();
		int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
		List<KeepAliveCaller> callers = Stream.generate(() -> new KeepAliveCaller(port)).limit(10).toList();
		try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<String>> ends = callers.stream().map(threads::submit).toList();
			Awaitility.await().until(() -> callers.stream().allMatch((caller) -> caller.answers().get() >= 5));
			CompletableFuture<Void> closed = CompletableFuture.runAsync(context::close);
			Runnable endOfDelay = HeldDelay.DELAYS.poll(30, TimeUnit.SECONDS);
			assertThat(endOfDelay).isNotNull();
			for (Future<String> end : ends) {
				assertThat(end.get(30, TimeUnit.SECONDS)).isEqualTo("told to close");
			}
			endOfDelay.run();
			closed.get(30, TimeUnit.SECONDS);
		}
	}

	private static ConfigurableApplicationContext start() {
		return new SpringApplicationBuilder(CdrFacadeApplication.class, FakePlatformBeans.class, HeldDelay.class).run(
				"--server.address=127.0.0.1", "--server.port=0", "--cdr.security.mode=none",
				"--cdr.platform.url=http://127.0.0.1:1/", "--cdr.platform.app-id=test",
				"--cdr.platform.access-key=test");
	}

	/** A delay that lasts until the test says so. */
	static class HeldDelay {

		private static final BlockingQueue<Runnable> DELAYS = new LinkedBlockingQueue<>();

		@Bean
		ShutdownDelay heldDelay() {
			return new ShutdownDelay(DELAYS::add);
		}

	}

}
