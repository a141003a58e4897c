package io.cdrfacade.web.observe;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.sdk.logs.export.LogRecordExporter;
import io.opentelemetry.sdk.metrics.export.MetricExporter;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.Http;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.web.Lines;
import io.cdrfacade.web.ServedPlatform;

import static org.assertj.core.api.Assertions.assertThat;

@ServedPlatform
@ExtendWith(OutputCaptureExtension.class)
class TracingIntegrationTests {

	private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String TRACEPARENT = "00-" + ID + "-00f067aa0ba902b7-01";

	@LocalServerPort
	private int port;

	@Autowired
	private FakePlatform platform;

	private Http http = Http.to(0);

	@BeforeEach
	void connect() {
		this.http = Http.to(this.port);
		this.platform.reset();
	}

	@ParameterizedTest
	@CsvSource({ "/nope, 404", "/calls?size=0, 400", "/calls%2Fexport, 400" })
	void takesOverTheCallersTrace(String path, int status, CapturedOutput output) throws Exception {
		var answer = this.http.get(path, "traceparent", TRACEPARENT);
		assertThat(answer.statusCode()).isEqualTo(status);
		assertThat(traceId(answer.body())).isEqualTo(ID);
		assertThat(Lines.await(output, "[" + ID + "] ")).contains("io.cdrfacade.access", "GET /", " " + status + " ");
	}

	@Test
	void usesOneIdEverywhere(CapturedOutput output) throws Exception {
		this.platform.answers((query) -> {
			throw new IllegalStateException("broken");
		});
		var answer = this.http.get("/calls", "traceparent", "nonsense");
		String id = traceId(answer.body());
		assertThat(id).matches("[0-9a-f]{32}");
		assertThat(Lines.await(output, "GET /calls failed")).contains("[" + id + "]");
		assertThat(Lines.await(output, "GET /calls 500 ")).contains("[" + id + "]");
	}

	@Test
	void givesEachRequestAnId() throws Exception {
		assertThat(traceId(this.http.get("/nope").body())).isNotEqualTo(traceId(this.http.get("/nope").body()));
	}

	@Test
	void exportsNothingUnlessTold(@Autowired ObjectProvider<SpanExporter> spans,
			@Autowired ObjectProvider<LogRecordExporter> logs, @Autowired ObjectProvider<MetricExporter> metrics,
			@Autowired ApplicationContext context) {
		assertThat(spans.stream()).isEmpty();
		assertThat(logs.stream()).isEmpty();
		assertThat(metrics.stream()).isEmpty();
		assertThat(context.getBeansOfType(MeterRegistry.class).values())
			.noneMatch((registry) -> registry.getClass().getSimpleName().contains("Otlp"));
	}

	private static String traceId(String problem) {
		return JsonMapper.shared().readTree(problem).at("/traceId").asString();
	}

}
