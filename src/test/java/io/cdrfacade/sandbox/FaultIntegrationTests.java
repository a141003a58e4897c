package io.cdrfacade.sandbox;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import io.cdrfacade.sandbox.calls.Samples;

import static org.assertj.core.api.Assertions.assertThat;

@SandboxTest
class FaultIntegrationTests {

	private final WireClient client;

	private Map<String, String> bills = Map.of();

	FaultIntegrationTests(@LocalServerPort int port) {
		this.client = new WireClient(port);
	}

	@BeforeEach
	void logIn() {
		this.bills = Samples.billForm("token", this.client.login(), "itemsperpage", "5");
	}

	@AfterEach
	void clear() {
		this.client.delete("/sandbox/faults");
	}

	@Test
	void behavesByDefault() {
		assertThat(text(this.client.get("/sandbox/faults"))).isEqualTo("{\"kind\":\"none\"}");
		assertThat(answer().at("/ret").asInt()).isEqualTo(200);
	}

	@Test
	void showsWhatIsLeft() {
		String fault = "{\"kind\":\"server-error\",\"service\":\"App.Sip_Cdr.GetBill\",\"times\":3,\"delay\":\"PT0.001S\"}";
		assertThat(text(this.client.fault(fault))).isEqualTo(fault);
		answer();
		assertThat(text(this.client.get("/sandbox/faults"))).isEqualTo(fault.replace(":3", ":2"));
		answer();
		answer();
		assertThat(answer().at("/ret").asInt()).isEqualTo(200);
	}

	@Test
	void isCleared() {
		set("empty");
		assertThat(this.client.delete("/sandbox/faults").statusCode()).isEqualTo(204);
		assertThat(answer().at("/ret").asInt()).isEqualTo(200);
	}

	@Test
	void sparesOtherServices() {
		this.client.fault("{\"kind\":\"server-error\",\"service\":\"App.Sip_Cdr.GetBill\"}");
		assertThat(this.client.login()).isNotEmpty();
		assertThat(answer().at("/ret").asInt()).isEqualTo(500);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"kind":"tired"}                         | kind must be one of [none, slow, cut-off
			{"times":1}                              | kind is required
			{"kind":"slow","times":0}                | times must be at least 1
			{"kind":"slow","times":"often"}          | times must be a whole number
			{"kind":"slow","delay":"PT1H"}           | delay must be between
			{"kind":"slow","delay":"soon"}           | delay must be an ISO 8601 duration
			{"kind":"slow","service":"App.Nothing"}  | service must be one of [App.Sip_Auth.Login
			{"kind":"slow","time":3}                 | time is not a field
			{"kind":"slow","service":{}}             | service must be one of
			null                                     | JSON object
			[]                                       | JSON object
			{"kind":"slow"                           | end
			""")
	void rejects(String json, String reason) {
		HttpResponse<byte[]> response = this.client.fault(json);
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
		assertThat(text(response)).contains(reason).doesNotContain("io.cdrfacade");
		assertThat(text(this.client.get("/sandbox/faults"))).isEqualTo("{\"kind\":\"none\"}");
	}

	@Test
	void isSlow() {
		this.client.fault("{\"kind\":\"slow\",\"delay\":\"PT0.3S\"}");
		long before = System.nanoTime();
		assertThat(answer().at("/ret").asInt()).isEqualTo(200);
		assertThat(System.nanoTime() - before).isGreaterThanOrEqualTo(300_000_000L);
	}

	@Test
	void cutsOff() throws IOException {
		String whole = text(this.client.urlencoded(this.bills));
		set("cut-off");
		String half = body(this.client.raw(this.bills));
		assertThat(half).hasSize(whole.length() / 2).isEqualTo(whole.substring(0, half.length()));
	}

	@Test
	void hangsUp() throws IOException {
		set("hang-up");
		assertThat(this.client.raw(this.bills)).isEmpty();
	}

	@Test
	void doesItsWorkBeforeItHangsUp() throws IOException {
		Map<String, String> unread = Samples.billForm();
		unread.putAll(this.bills);
		unread.put("syncflag", "1");
		int before = answer(unread).at("/data/result/totalitems").asInt();
		set("hang-up");
		this.client.raw(unread);
		this.client.delete("/sandbox/faults");
		assertThat(answer(unread).at("/data/result/totalitems").asInt()).isEqualTo(before - 10);
	}

	@Test
	void answersNothing() {
		set("empty");
		HttpResponse<byte[]> response = this.client.urlencoded(this.bills);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.body()).isEmpty();
	}

	@Test
	void answersAnErrorPage() {
		set("html");
		HttpResponse<byte[]> response = this.client.urlencoded(this.bills);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
		assertThat(text(response)).startsWith("<html>");
	}

	@Test
	void labelsJsonAsHtml() {
		set("html-label");
		HttpResponse<byte[]> response = this.client.urlencoded(this.bills);
		assertThat(response.headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
		assertThat(text(response)).startsWith("{\"ret\":200,");
	}

	@ParameterizedTest
	@CsvSource({ "bad-request,400", "server-error,500", "token-expired,600", "not-licensed,603" })
	void refuses(String kind, int ret) {
		set(kind);
		JsonNode answer = answer();
		assertThat(answer.at("/ret").asInt()).isEqualTo(ret);
		assertThat(answer.at("/data").isArray()).isTrue();
	}

	@Test
	void failsInside() {
		set("inner-failure");
		assertThat(answer().at("/data/errors/code").asString()).isEqualTo("1001");
	}

	@Test
	void keepsTheTokenThatItCallsExpired() {
		set("token-expired");
		answer();
		this.client.delete("/sandbox/faults");
		assertThat(answer().at("/ret").asInt()).isEqualTo(200);
	}

	@Test
	void forgetsTheToken() {
		this.client.fault("{\"kind\":\"expire-tokens\",\"times\":1}");
		assertThat(answer().at("/ret").asInt()).isEqualTo(600);
		assertThat(answer().at("/ret").asInt()).isEqualTo(600);
		assertThat(answer(Samples.billForm("token", this.client.login())).at("/ret").asInt()).isEqualTo(200);
	}

	@Test
	void copiesRetIntoTheStatus() throws IOException {
		set("http-status");
		assertThat(this.client.urlencoded(this.bills).statusCode()).isEqualTo(200);
		assertThat(this.client.urlencoded(Samples.billForm("direction", "")).statusCode()).isEqualTo(400);
		Map<String, String> stale = Samples.billForm("token", "stale");
		stale.put("service", "App.Nothing");
		assertThat(this.client.urlencoded(stale).statusCode()).isEqualTo(404);
		stale.put("service", "App.Sip_Cdr.GetBill");
		HttpResponse<byte[]> response = this.client.urlencoded(stale);
		assertThat(response.statusCode()).isEqualTo(600);
		assertThat(text(response)).startsWith("{\"ret\":600,");
	}

	@Test
	void printsANoticeFirst() {
		set("php-notice");
		assertThat(text(this.client.urlencoded(this.bills))).startsWith("<br />\n<b>Deprecated</b>:")
			.contains("<br />\n{\"ret\":200,");
	}

	@Test
	void sendsAByteOrderMark() {
		set("bom");
		assertThat(text(this.client.urlencoded(this.bills))).startsWith("\uFEFF{\"ret\":200,");
	}

	@Test
	void mixesUpTypes() {
		set("wrong-types");
		JsonNode answer = answer();
		assertThat(answer.at("/ret").isString()).isTrue();
		assertThat(answer.at("/data/result/totalitems").isString()).isTrue();
		assertThat(answer.at("/data/result/bills/0/id").isString()).isTrue();
		assertThat(answer.at("/data/result/bills/0/destnumber").isNumber()).isTrue();
	}

	@Test
	void sendsNoData() {
		set("empty-data");
		JsonNode answer = answer();
		assertThat(answer.at("/ret").asInt()).isEqualTo(200);
		assertThat(answer.at("/data").isArray()).isTrue();
	}

	private void set(String kind) {
		HttpResponse<byte[]> response = this.client.fault("{\"kind\":\"" + kind + "\"}");
		assertThat(response.statusCode()).isEqualTo(200);
	}

	private JsonNode answer() {
		return answer(this.bills);
	}

	private JsonNode answer(Map<String, String> fields) {
		return this.client.json(fields);
	}

	private static String body(byte[] response) {
		String text = new String(response, StandardCharsets.UTF_8);
		return text.substring(text.indexOf("\r\n\r\n") + 4);
	}

	private static String text(HttpResponse<byte[]> response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

}
