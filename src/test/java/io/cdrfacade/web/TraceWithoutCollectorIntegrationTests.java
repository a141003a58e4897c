package io.cdrfacade.web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Logins are also part of the trace of the request that causes them. */
@ExtendWith(OutputCaptureExtension.class)
class TraceWithoutCollectorIntegrationTests extends TracedRequests {

	private static final TracedPlatform PLATFORM = new TracedPlatform();

	@DynamicPropertySource
	static void account(DynamicPropertyRegistry registry) {
		registry.add("cdr.platform.url", PLATFORM::url);
	}

	@AfterAll
	static void stop() {
		PLATFORM.close();
	}

	@BeforeEach
	void forget() {
		PLATFORM.traceparents().clear();
		PLATFORM.refuses(false);
	}

	@Test
	void passesTheCallersTraceOnToThePlatform() throws Exception {
		http().get("/calls", "traceparent", "00-" + ID + "-00f067aa0ba902b7-01");
		assertThat(PLATFORM.traceparents()).isNotEmpty()
			.allMatch((header) -> header.matches("\\[00-" + ID + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-01]"));
		assertThat(PLATFORM.spans()).isEmpty();
	}

	@Test
	void passesItsOwnTraceOnToThePlatform(CapturedOutput output) throws Exception {
		String problem = http().get("/calls").body();
		String id = JsonMapper.shared().readTree(problem).at("/traceId").asString();
		assertThat(PLATFORM.traceparents()).isNotEmpty()
			.allMatch((header) -> header.matches("\\[00-" + id + "-[0-9a-f]{16}-00]"));
		assertThat(Lines.await(output, "GET /calls failed")).contains("[" + id + "]");
	}

	@Test
	@DirtiesContext
	void logsAFailedLoginInTheTraceOfWhoCausedIt(CapturedOutput output) throws Exception {
		PLATFORM.refuses(true);
		http().get("/calls", "traceparent", "00-" + ID + "-00f067aa0ba902b7-01");
		assertThat(Lines.await(output, "login failed")).contains("[" + ID + "]");
		assertThat(PLATFORM.traceparents()).isNotEmpty().allMatch((header) -> header.contains(ID));
	}

}
