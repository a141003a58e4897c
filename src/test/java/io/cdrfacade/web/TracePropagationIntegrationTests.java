package io.cdrfacade.web;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.cdrfacade.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** With a collector. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "server.address=127.0.0.1", "cdr.security.mode=none", "cdr.platform.app-id=test",
				"cdr.platform.access-key=test", "management.opentelemetry.tracing.export.schedule-delay=100ms" })
class TracePropagationIntegrationTests {

	private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final TracedPlatform PLATFORM = new TracedPlatform();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void account(DynamicPropertyRegistry registry) {
		registry.add("cdr.platform.url", PLATFORM::url);
		registry.add("management.opentelemetry.tracing.export.otlp.endpoint", PLATFORM::collector);
	}

	@AfterAll
	static void stop() {
		PLATFORM.close();
	}

	@Test
	void passesTheTraceOnToThePlatform() throws Exception {
		Http.to(this.port).get("/calls");
		PLATFORM.traceparents().clear();
		Http.to(this.port).get("/calls", "traceparent", "00-" + ID + "-00f067aa0ba902b7-01");
		assertThat(PLATFORM.traceparents()).singleElement()
			.asString()
			.matches("\\[00-" + ID + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-0[13]]");
	}

	@Test
	void sendsTracesToTheCollectorWithoutPersonalData() throws Exception {
		Http.to(this.port).get("/recordings/out-13387525701.wav");
		Http.to(this.port).get("/calls?destination=13387525701");
		Awaitility.await()
			.until(() -> PLATFORM.spans().stream().anyMatch((spans) -> spans.contains("http get /calls")));
		Awaitility.await().until(() -> PLATFORM.spans().stream().anyMatch((spans) -> spans.contains("http post")));
		assertThat(PLATFORM.spans()).noneMatch((spans) -> spans.contains("13387525701"));
	}

	@Test
	void measuresRequestsOnce() throws Exception {
		Http http = Http.to(this.port);
		http.get("/calls?size=0");
		http.get("/calls?size=0");
		Awaitility.await()
			.untilAsserted(() -> assertThat(http.get("/actuator/prometheus").body().lines())
				.filteredOn((line) -> line.startsWith("http_server_requests_seconds_count{")
						&& line.contains("status=\"400\""))
				.singleElement()
				.asString()
				.contains("account=\"none\"", "uri=\"/calls\"", "exception=\"none\"", "error=\"none\"", "} 2"));
	}

}
