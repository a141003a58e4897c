package io.cdrfacade.web;

import java.net.http.HttpResponse;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.Http;

import static org.assertj.core.api.Assertions.assertThat;

@ServedPlatform
class ActuatorIntegrationTests {

	@LocalServerPort
	private int port;

	@Autowired
	private ApplicationContext context;

	private Http http = Http.to(0);

	@BeforeEach
	void connect() {
		this.http = Http.to(this.port);
	}

	@Test
	void isAliveAndReady() throws Exception {
		JsonNode liveness = json("/actuator/health/liveness");
		assertThat(liveness.at("/status").asString()).isEqualTo("UP");
		assertThat(liveness.at("/components").propertyNames()).containsExactly("livenessState");
		JsonNode readiness = json("/actuator/health/readiness");
		assertThat(readiness.at("/status").asString()).isEqualTo("UP");
		assertThat(readiness.at("/components").propertyNames()).containsExactly("readinessState");
	}

	@Test
	void isAliveWhileNotReady() throws Exception {
		AvailabilityChangeEvent.publish(this.context, ReadinessState.REFUSING_TRAFFIC);
		try {
			assertThat(this.http.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
			assertThat(this.http.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
		}
		finally {
			AvailabilityChangeEvent.publish(this.context, ReadinessState.ACCEPTING_TRAFFIC);
		}
	}

	@Test
	void tellsNoAddressOrPathInItsHealth() throws Exception {
		HttpResponse<String> health = this.http.get("/actuator/health");
		assertThat(health.body()).doesNotContain("127.0.0.1", System.getProperty("user.dir"), "test");
	}

	@Test
	void tellsItsVersion() throws Exception {
		JsonNode info = json("/actuator/info");
		assertThat(info.at("/build/version").asString()).isNotBlank();
		assertThat(info.at("/build").propertyNames()).doesNotContain("time");
		assertThat(info.at("/git").propertyNames()).isSubsetOf("commit", "dirty");
	}

	@Test
	void explainsEveryMetricOfOurs() throws Exception {
		this.http.get("/calls?size=1");
		assertThat(this.http.get("/actuator/prometheus").body().lines())
			.filteredOn((line) -> line.startsWith("# HELP cdr_"))
			.hasSizeGreaterThan(20)
			.allMatch((line) -> line.matches("# HELP \\w+ \\S.*"));
	}

	@Test
	void measuresRequestsByEndpointStatusAndOutcome() throws Exception {
		this.http.get("/calls?destination=13387525701&userId=Query-String");
		this.http.get("/recordings/20190927-13387525701.wav");
		this.http.get("/calls?size=0");
		Awaitility.await().untilAsserted(() -> assertThat(scrape()).contains("uri=\"/calls\"", "status=\"400\""));
		String scrape = scrape();
		assertThat(scrape.lines())
			.anySatisfy((line) -> assertThat(line).startsWith("http_server_requests_seconds_bucket{")
				.contains("application=\"cdr-facade\"", "uri=\"/calls\"", "status=\"200\"", "outcome=\"SUCCESS\"",
						"le=\"0.25\""))
			.anySatisfy((line) -> assertThat(line).startsWith("cdr_platform_requests_seconds_bucket{")
				.contains("account=\"default\"", "le=\"60.0\""))
			.anySatisfy((line) -> assertThat(line).startsWith("http_server_requests_seconds_count{")
				.contains("uri=\"/calls\"", "status=\"400\"", "outcome=\"CLIENT_ERROR\""));
		assertThat(scrape).contains("tomcat_connections_current_connections", "jvm_memory_used_bytes")
			.doesNotContain("13387525701", "Query-String", "size=0", ".wav");
	}

	private String scrape() throws Exception {
		return this.http.get("/actuator/prometheus").body();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/env", "/actuator/beans", "/actuator/configprops",
			"/actuator/heapdump", "/actuator/threaddump", "/actuator/loggers", "/actuator/metrics",
			"/actuator/mappings", "/actuator/shutdown", "/actuator/conditions", "/actuator/scheduledtasks",
			"/actuator/caches", "/actuator/logfile" })
	void exposesNothingElse(String path) throws Exception {
		HttpResponse<String> answer = this.http.get(path);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.body()).contains("\"code\":\"not-found\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health/nothing", "/actuator/sbom/nothing" })
	void saysWhatIsWrongWithNamesThatEndpointsDoNotKnow(String path) throws Exception {
		HttpResponse<String> answer = this.http.get(path);
		assertThat(answer.statusCode()).isEqualTo(404);
		assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
		assertThat(answer.body()).contains("\"code\":\"not-found\"");
	}

	private JsonNode json(String path) throws Exception {
		return JsonMapper.shared().readTree(this.http.get(path).body());
	}

}
