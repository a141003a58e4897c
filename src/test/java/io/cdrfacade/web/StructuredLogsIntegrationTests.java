package io.cdrfacade.web;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.Http;

import static org.assertj.core.api.Assertions.assertThat;

@ServedPlatform
@TestPropertySource(properties = "logging.structured.format.console=ecs")
@ExtendWith(OutputCaptureExtension.class)
class StructuredLogsIntegrationTests {

	private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	@LocalServerPort
	private int port;

	/** Logging is set up for the whole process, and other tests read it. */
	@AfterAll
	static void makeReadableAgain() {
		System.clearProperty("CONSOLE_LOG_STRUCTURED_FORMAT");
		new SpringApplicationBuilder(Object.class).web(WebApplicationType.NONE).run().close();
	}

	@Test
	void writesLinesAsEcs(CapturedOutput output) throws Exception {
		Http.to(this.port).get("/calls?size=1", "traceparent", "00-" + ID + "-00f067aa0ba902b7-01");
		JsonNode line = JsonMapper.shared().readTree(Lines.await(output, "GET /calls 200 "));
		assertThat(line.at("/traceId").asString()).isEqualTo(ID);
		assertThat(line.at("/service/name").asString()).isEqualTo("cdr-facade");
		assertThat(line.at("/http/request/method").asString()).isEqualTo("GET");
		assertThat(line.at("/http/route").asString()).isEqualTo("/calls");
		assertThat(line.at("/http/response/status_code").asInt()).isEqualTo(200);
		assertThat(line.at("/event/duration").asLong()).isPositive();
	}

}
