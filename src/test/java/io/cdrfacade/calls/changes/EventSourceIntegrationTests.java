package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.chrome.ChromeDriver;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import io.cdrfacade.Browser;
import io.cdrfacade.BrowserTest;
import io.cdrfacade.OtherOrigin;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A page of another origin follows the calls of the sandbox, whose ids have no gaps, in a
 * real browser that loses its connection.
 */
@BrowserTest
@TestPropertySource(properties = { "cdr.changes.poll-interval=200ms", "cdr.sandbox.call-interval=1s",
		"cdr.changes.retry=50ms", "cdr.changes.heartbeat=1s" })
class EventSourceIntegrationTests {

	private static final String FOLLOW = """
			window.seen = [];
			window.source = new EventSource(arguments[0]);
			window.source.addEventListener('call', (event) => window.seen.push(JSON.parse(event.data).id));
			""";

	private static final OtherOrigin OTHER = new OtherOrigin("<!DOCTYPE html><title>Calls</title>");

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void allow(DynamicPropertyRegistry properties) {
		properties.add("cdr.security.cors.allowed-origins", OTHER::origin);
	}

	@AfterAll
	static void stop() {
		OTHER.close();
	}

	/** The cuts go right through events. */
	@Test
	void goesOnWithoutLossOrDoubleAfterEachCut() throws Exception {
		try (CuttingProxy proxy = new CuttingProxy(this.port, new ArrayDeque<>(List.of(5000, 90_001, 250_007)));
				Browser window = Browser.open()) {
			ChromeDriver browser = window.driver();
			browser.get(OTHER.origin() + "/");
			browser.executeScript(FOLLOW, "http://127.0.0.1:%d/calls/changes?limit=50&from=%s".formatted(proxy.port(),
					Instant.now().minus(Duration.ofDays(3))));
			Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> seen(browser).size() > 1000);
			List<Long> seen = seen(browser);
			assertThat(proxy.connections()).isGreaterThanOrEqualTo(4);
			assertThat(seen)
				.containsExactlyElementsOf(LongStream.rangeClosed(seen.getFirst(), seen.getLast()).boxed().toList());
		}
	}

	private static List<Long> seen(ChromeDriver browser) {
		String ids = String.valueOf(browser.executeScript("return window.seen.join()"));
		return Arrays.stream(ids.split(",", -1)).filter((id) -> !id.isEmpty()).map(Long::valueOf).toList();
	}

}
