package io.cdrfacade.sandbox;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

@SandboxTest
class PlatformWireIntegrationTests {

	private final WireClient client;

	private String token = "";

	PlatformWireIntegrationTests(@LocalServerPort int port) {
		this.client = new WireClient(port);
	}

	@BeforeEach
	void logIn() {
		this.token = this.client.login();
	}

	@Test
	void answersBothEncodingsAlike() {
		Map<String, String> fields = Samples.billForm("token", this.token, "userid", "张伟", "itemsperpage", "3");
		HttpResponse<byte[]> urlencoded = this.client.urlencoded(fields);
		HttpResponse<byte[]> multipart = this.client.multipart(fields);
		assertThat(text(multipart)).isEqualTo(text(urlencoded))
			.startsWith("{\"ret\":200,\"data\":{\"status\":0,\"desc\":\"\\u83b7\\u53d6\\u6210\\u529f\",\"result\":{")
			.contains("\"itemsperpage\":3,\"bills\":[{\"id\":", "\"userid\":\"\\u5f20\\u4f1f\"")
			.endsWith(",\"reqtime\":1773212400,\"rsptime\":1773212400},\"msg\":\"\"}");
	}

	@Test
	void labelsItsJson() {
		HttpResponse<byte[]> response = this.client.urlencoded(Map.of());
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).contains("application/json;charset=utf-8");
	}

	@Test
	void showsTheDocumentedExample() {
		Map<String, String> fields = Samples.billForm("token", this.token, "starttime", "2019-09-27 14:58:37",
				"endtime", "2019-09-27 14:58:37", "itemsperpage", "10");
		assertThat(text(this.client.multipart(fields))).contains("""
				"result":{"totalitems":1,"currentpage":1,"itemsperpage":10,"bills":[{"id":22670,"extnumber":"",\
				"destnumber":"13387525701","displaynumber":"2190170001","starttime":"2019-09-27 14:58:37",\
				"answertime":null,"endtime":"2019-09-27 14:59:05","duration":28,"billsec":0,"direction":"callout",\
				"callmethod":6,"userid":"0","memberid":"0","chengshudu":"0","customuuid":"0","recordfilename":"",\
				"downloadip":"","hangupdirection":10041,"hangupcause":10020,"userkey":"#"}]}""");
	}

	@Test
	void logsInAsDocumented() {
		JsonNode answer = login("sandbox", "sandbox-demo-key");
		assertThat(answer.at("/data/result/token").asString()).matches("[0-9a-f]{32}");
		assertThat(answer.at("/data/result/companycode").asString()).isEqualTo("1");
		assertThat(answer.at("/data/result/authtime").asString()).isEqualTo("2026-03-11 15:00:00");
	}

	@Test
	void refusesWrongCredentials() {
		JsonNode answer = login("sandbox", "wrong");
		assertThat(answer.at("/ret").asInt()).isEqualTo(200);
		assertThat(answer.at("/data/status").asInt()).isEqualTo(1);
		assertThat(answer.at("/data/errors/code").asString()).isEqualTo("1003");
		assertThat(answer.at("/data/errors/codemsg").asString()).isEqualTo("授权失败");
		assertThat(answer.at("/data/errors/code").isString()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "App.Sip_Cdr.getbill", "app.sip_auth.login", "App.Sip_Cdr.Nothing" })
	void refusesUnknownServices(String service) {
		refuses(Map.of("service", service, "token", this.token), 404);
	}

	@Test
	void looksAtParametersBeforeTheToken() {
		refuses(Samples.billForm("token", "stale", "itemsperpage", ""), 400);
		refuses(Samples.billForm("token", "stale"), 600);
		refuses(Map.of("service", "App.Sip_Cdr.GetRecodeFile", "token", "stale"), 400);
		refuses(Map.of("service", "App.Sip_Cdr.GetRecodeFile", "token", "stale", "filename", ""), 600);
		refuses(Map.of("service", "App.Sip_Auth.Logout"), 400);
		refuses(Map.of("service", "App.Sip_Auth.Login", "appid", "sandbox"), 400);
	}

	@Test
	void endsTheEarlierTokenWithANewLogin() {
		String next = this.client.login();
		refuses(Samples.billForm("token", this.token), 600);
		assertThat(this.client.json(Samples.billForm("token", next)).at("/ret").asInt()).isEqualTo(200);
	}

	@Test
	void logsOut() {
		Map<String, String> logout = Map.of("service", "App.Sip_Auth.Logout", "token", this.token);
		assertThat(this.client.json(logout).at("/data/status").asInt(1)).isZero();
		refuses(logout, 600);
		refuses(Samples.billForm("token", this.token), 600);
	}

	@Test
	void marksWhatItReturnsAsRead() {
		JsonNode first = unread();
		JsonNode second = unread();
		assertThat(second.at("/totalitems").asInt()).isEqualTo(first.at("/totalitems").asInt() - 5);
		assertThat(second.at("/bills").valueStream().map((bill) -> bill.get("id").asLong()))
			.doesNotContainAnyElementsOf(
					first.at("/bills").valueStream().map((bill) -> bill.get("id").asLong()).toList());
	}

	@Test
	void letsTheLastOfSeveralFieldsWin() {
		Map<String, String> fields = Samples.billForm("token", this.token);
		fields.put("extra=1&itemsperpage=3&itemsperpage", "4");
		assertThat(this.client.json(fields).at("/data/result/itemsperpage").asInt()).isEqualTo(4);
	}

	@Test
	void takesNothingButPost() {
		HttpResponse<byte[]> response = this.client.get("/sandbox/platform");
		assertThat(response.statusCode()).isEqualTo(405);
	}

	@Test
	void staysOutOfTheApiDescription() {
		HttpResponse<byte[]> response = this.client.get("/v3/api-docs");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(text(response)).startsWith("{\"openapi\":").doesNotContain("sandbox/");
	}

	private JsonNode unread() {
		return this.client.json(Samples.billForm("token", this.token, "syncflag", "1", "itemsperpage", "5"))
			.at("/data/result");
	}

	private JsonNode login(String appId, String accessKey) {
		return this.client.json(Map.of("service", "App.Sip_Auth.Login", "appid", appId, "accesskey", accessKey));
	}

	private void refuses(Map<String, String> fields, int ret) {
		HttpResponse<byte[]> response = this.client.multipart(fields);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(text(response))
			.startsWith("{\"ret\":" + ret + ",\"data\":[],\"msg\":\"\\u975e\\u6cd5\\u8bf7\\u6c42");
	}

	private static String text(HttpResponse<byte[]> response) {
		return new String(response.body(), StandardCharsets.UTF_8);
	}

}
