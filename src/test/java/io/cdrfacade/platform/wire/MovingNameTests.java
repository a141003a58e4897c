package io.cdrfacade.platform.wire;

import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.reactive.function.client.WebClient;

import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.FormEncoding;

import static org.assertj.core.api.Assertions.assertThat;

/** The platform has a name, whose addresses a name server tells. */
class MovingNameTests {

	private static final FormBody FORM = FormBody.of(new Form().with(Field.SERVICE, "App.Sip_Cdr.GetBill"),
			FormEncoding.MULTIPART);

	@Test
	void followsANameThatMovesUnderSteadyLoad() throws Exception {
		AtomicBoolean over = new AtomicBoolean();
		try (StubPlatform before = new StubPlatform(0, InetAddress.ofLiteral("127.0.0.2"));
				StubPlatform after = new StubPlatform(before.url().getPort(), InetAddress.ofLiteral("127.0.0.3"));
				NameServer names = new NameServer("127.0.0.2");
				HttpExchange http = http(before.url().getPort(), names);
				ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<Integer>> load = new ArrayList<>();
			for (int i = 0; i < 4; i++) {
				load.add(callers.submit(askUntil(over, http)));
			}
			Awaitility.await().until(() -> before.bills().size() > 10);
			assertThat(after.connections()).isZero();
			names.moveTo("127.0.0.3");
			Awaitility.await().until(() -> before.openConnections() == 0 && after.bills().size() > 10);
			over.set(true);
			for (Future<Integer> asked : load) {
				assertThat(asked.get()).isPositive();
			}
		}
	}

	private static Callable<Integer> askUntil(AtomicBoolean over, HttpExchange http) {
		return () -> {
			int asked = 0;
			while (!over.get()) {
				assertThat(ask(http)).isEqualTo(200);
				asked++;
			}
			return asked;
		};
	}

	/** The platform listens on one of them; which is tried first depends on the JVM. */
	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "::1" })
	void reachesANameWithAddressesOfBothVersions(String listening) throws Exception {
		try (StubPlatform platform = new StubPlatform(0, InetAddress.ofLiteral(listening));
				NameServer names = new NameServer("127.0.0.1", "::1");
				HttpExchange http = http(platform.url().getPort(), names)) {
			assertThat(ask(http)).isEqualTo(200);
		}
	}

	private static int ask(HttpExchange http) throws InterruptedException {
		return http.post(FORM, Deadline.in(Duration.ofSeconds(20))).status();
	}

	private static HttpExchange http(int port, NameServer names) {
		AccountSettings settings = new Workbench().limits(PlatformClients.connectionLifetime(Duration.ofSeconds(1)))
			.account(PlatformClients.ACCOUNT.name(), URI.create("http://platform.example:" + port + "/"))
			.settings()
			.accounts()
			.get(PlatformClients.ACCOUNT.name());
		return new HttpExchange(Objects.requireNonNull(settings), WebClient.builder(), new SimpleMeterRegistry(),
				names::use);
	}

}
