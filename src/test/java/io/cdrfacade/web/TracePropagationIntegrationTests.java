package io.cdrfacade.web;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/** With a collector. */
@TestPropertySource(properties = "management.opentelemetry.tracing.export.schedule-delay=100ms")
class TracePropagationIntegrationTests extends TracedRequests {

	/**
	 * Never closed: the context, which ends after everything of this class, sends it the
	 * last spans, and would repeat that for seconds.
	 */
	private static final TracedPlatform PLATFORM = new TracedPlatform();

	@DynamicPropertySource
	static void account(DynamicPropertyRegistry registry) {
		registry.add("cdr.platform.url", PLATFORM::url);
		registry.add("management.opentelemetry.tracing.export.otlp.endpoint", PLATFORM::collector);
	}

	@Test
	void passesTheTraceOnToThePlatform() throws Exception {
		http().get("/calls");
		PLATFORM.traceparents().clear();
		http().get("/calls", "traceparent", "00-" + ID + "-00f067aa0ba902b7-01");
		assertThat(PLATFORM.traceparents()).singleElement()
			.asString()
			.matches("\\[00-" + ID + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-0[13]]");
	}

	@Test
	void sendsTracesToTheCollectorWithoutPersonalData() throws Exception {
		http().get("/recordings/out-13387525701.wav");
		http().get("/calls?destination=13387525701");
		Awaitility.await()
			.until(() -> PLATFORM.spans().stream().anyMatch((spans) -> spans.contains("http get /calls")));
		Awaitility.await().until(() -> PLATFORM.spans().stream().anyMatch((spans) -> spans.contains("http post")));
		assertThat(PLATFORM.spans()).noneMatch((spans) -> spans.contains("13387525701"));
	}

}
