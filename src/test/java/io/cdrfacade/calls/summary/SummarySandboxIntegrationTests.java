package io.cdrfacade.calls.summary;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares what is counted with what is listed. */
@SandboxApplicationTest
@Timeout(120)
class SummarySandboxIntegrationTests {

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	/** The sandbox always has calls of the last weeks. */
	private final String range = range(LocalDate.now(ZoneOffset.UTC));

	@Autowired
	private Environment environment;

	@AfterAll
	static void hangUp() {
		CLIENT.close();
	}

	@ParameterizedTest
	@CsvSource({ "day, /startedAt, 10", "month, /startedAt, 7", "hour, /startedAt, 13", "direction, /direction, 99",
			"method, /method, 99", "extension, /extension, 99", "hangupCause, /hangup/cause, 99",
			"userId, /userId, 99" })
	void countsWhatIsListed(String groupBy, String field, int length) throws Exception {
		List<JsonNode> calls = list();
		assertThat(calls).hasSizeGreaterThan(100);
		Map<String, Long> expected = calls.stream()
			.collect(Collectors.groupingBy(key(field, length), TreeMap::new, Collectors.counting()));
		JsonNode summary = get("/calls/summary?" + this.range + "&groupBy=" + groupBy);
		Map<String, Long> counted = new TreeMap<>();
		summary.at("/groups")
			.valueStream()
			.filter((group) -> group.at("/calls").asLong() > 0)
			.forEach((group) -> counted.put(key("/key", length).apply(group), group.at("/calls").asLong()));
		assertThat(counted).isEqualTo(expected);
		assertTotal(summary.at("/total"), calls);
	}

	@Test
	void countsWhatIsListedWithFilters() throws Exception {
		JsonNode all = get("/calls?" + this.range + "&direction=inbound&method=ivr&size=1");
		JsonNode summary = get("/calls/summary?" + this.range + "&direction=inbound&method=ivr");
		assertThat(summary.at("/total/calls").asLong()).isEqualTo(all.at("/page/totalItems").asLong());
	}

	private static String range(LocalDate today) {
		return "from=%s&to=%sT13:30:00".formatted(today.minusDays(40), today.minusDays(20));
	}

	private static void assertTotal(JsonNode total, List<JsonNode> calls) {
		assertThat(total.at("/calls").asLong()).isEqualTo(calls.size());
		assertThat(total.at("/answered").asLong())
			.isEqualTo(calls.stream().filter((call) -> call.at("/answered").asBoolean()).count());
		assertThat(total.at("/talkSeconds").asLong())
			.isEqualTo(calls.stream().mapToLong((call) -> call.at("/talkSeconds").asLong(0)).sum());
	}

	private static Function<JsonNode, String> key(String field, int length) {
		return (node) -> {
			String text = node.at(field).asString("null");
			return text.substring(0, Math.min(length, text.length()));
		};
	}

	private List<JsonNode> list() throws IOException, InterruptedException {
		List<JsonNode> calls = new ArrayList<>();
		for (int page = 1, pages = 1; page <= pages; page++) {
			JsonNode read = get("/calls?" + this.range + "&size=1000&page=" + page);
			pages = read.at("/page/totalPages").asInt();
			read.at("/items").forEach(calls::add);
		}
		return calls;
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		URI uri = URI.create("http://127.0.0.1:" + this.environment.getRequiredProperty("server.port") + path);
		return JsonMapper.shared()
			.readTree(CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body());
	}

}
