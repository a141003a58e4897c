package io.cdrfacade.web;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.cdrfacade.Http;

import static org.assertj.core.api.Assertions.assertThat;

/** Logins, too, are part of the trace of whoever causes them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "server.address=127.0.0.1", "cdr.security.mode=none", "cdr.platform.app-id=test",
				"cdr.platform.access-key=test" })
@ExtendWith(OutputCaptureExtension.class)
class TraceWithoutCollectorIntegrationTests {

	private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final TracedPlatform PLATFORM = new TracedPlatform();

	@LocalServerPort
	private int port;

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
		Http.to(this.port).get("/calls", "traceparent", "00-" + ID + "-00f067aa0ba902b7-01");
		assertThat(PLATFORM.traceparents()).isNotEmpty()
			.allMatch((header) -> header.matches("\\[00-" + ID + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-01]"));
		assertThat(PLATFORM.spans()).isEmpty();
	}

	@Test
	void passesItsOwnTraceOnToThePlatform(CapturedOutput output) throws Exception {
		String problem = Http.to(this.port).get("/calls").body();
		String id = JsonMapper.shared().readTree(problem).at("/traceId").asString();
		assertThat(PLATFORM.traceparents()).isNotEmpty()
			.allMatch((header) -> header.matches("\\[00-" + id + "-[0-9a-f]{16}-00]"));
		assertThat(Lines.await(output, "GET /calls failed")).contains("[" + id + "]");
	}

	@Test
	@DirtiesContext
	void logsAFailedLoginInTheTraceOfWhoCausedIt(CapturedOutput output) throws Exception {
		PLATFORM.refuses(true);
		Http.to(this.port).get("/calls", "traceparent", "00-" + ID + "-00f067aa0ba902b7-01");
		assertThat(Lines.await(output, "login failed")).contains("[" + ID + "]");
		assertThat(PLATFORM.traceparents()).isNotEmpty().allMatch((header) -> header.contains(ID));
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
