package io.cdrfacade.web.proxy;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import io.cdrfacade.Http;
import io.cdrfacade.SandboxApplicationTest;

import static org.assertj.core.api.Assertions.assertThat;

/** The test is a proxy on this machine, which is trusted by default. */
@SandboxApplicationTest
@TestPropertySource(properties = { "server.servlet.context-path=/inner", "cdr.security.rate-limit.requests=1000000",
		"cdr.security.rate-limit.per=1h" })
class ForwardedIntegrationTests {

	private static final String CALLS = "/inner/calls?from=2019-09-27&to=2019-09-28&size=1";

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					X-Forwarded-Proto: https; X-Forwarded-Host: cdr.example.com                         | https://cdr.example.com/inner
					X-Forwarded-Proto: https; X-Forwarded-Host: cdr.example.com:8443                    | https://cdr.example.com:8443/inner
					X-Forwarded-Proto: https; X-Forwarded-Host: cdr.example.com; X-Forwarded-Port: 8443 | https://cdr.example.com:8443/inner
					X-Forwarded-Proto: https,http; X-Forwarded-Host: cdr.example.com, pod.calls.svc     | https://cdr.example.com/inner
					X-Forwarded-Host: 10.1.2.3, gateway, cdr.example.com, lb.example.net                | http://cdr.example.com/inner
					X-Forwarded-Host: localhost:8080                                                    | http://localhost:8080/inner
					X-Forwarded-Host: [2001:db8::1]:8080                                                | http://[2001:db8::1]:8080/inner
					X-Forwarded-Host: cdr.example.com; X-Forwarded-Prefix: /cdr                         | http://cdr.example.com/cdr/inner
					X-Forwarded-Host: cdr.example.com; X-Forwarded-Prefix: /a/, /b                      | http://cdr.example.com/a/b/inner
					X-Forwarded-Host: cdr.example.com; X-Forwarded-Prefix: /                            | http://cdr.example.com/inner
					X-Forwarded-Host: cdr.example.com; X-Forwarded-Prefix: //evil.example.com           | http://cdr.example.com/inner
					X-Forwarded-Host: cdr.example.com; X-Forwarded-Prefix: /a/../b                      | http://cdr.example.com/inner
					X-Forwarded-Host: cdr.example.com; X-Forwarded-Prefix: /a">b                        | http://cdr.example.com/inner
					X-Forwarded-Host: cdr.example.com; X-Forwarded-Proto: javascript                    | http://cdr.example.com/inner
					X-Forwarded-Host: a b, <x>, cdr.example.com                                         | http://cdr.example.com/inner
					Forwarded: for=192.0.2.1;proto=https;host=cdr.example.com                           | https://cdr.example.com/inner
					Forwarded: For="[2001:db8::1]:4711";Proto=HTTPS;Host="cdr.example.com:8443", for=10.0.0.1;host=pod | https://cdr.example.com:8443/inner
					Forwarded: host=forged.example.com; X-Forwarded-Host: cdr.example.com               | http://cdr.example.com/inner
					""")
	void linksAsTheCallerSeesIt(String headers, String base) throws Exception {
		assertThat(get(CALLS, headers).headers().firstValue("Link").orElseThrow()).startsWith("<" + base + "/calls?");
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			HTTP/1.1|Host:,                                        /inner
			HTTP/1.1|Host:|X-Forwarded-Proto: https,               /inner
			HTTP/1.1|Host:|X-Forwarded-Prefix: /cdr,               /cdr/inner
			HTTP/1.1|Host:|X-Forwarded-Host: cdr.example.com,      http://cdr.example.com/inner
			HTTP/1.0|Host:,                                        /inner
			HTTP/1.0|Host: cdr.example.com,                        http://cdr.example.com/inner
			""")
	void linksToAPathWhereTheHostIsEmpty(String head, String base) throws Exception {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			String request = "GET " + CALLS + " " + head.replace("|", "\r\n") + "\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
				.contains("\r\nLink: <" + base + "/calls?");
		}
	}

	/** It would bind all programs of the host, which may not know HTTPS. */
	@Test
	void leavesStrictTransportSecurityToTheProxy() throws Exception {
		assertThat(get(CALLS, "X-Forwarded-Proto: https; X-Forwarded-Host: cdr.example.com").headers().map())
			.containsKey("x-content-type-options")
			.doesNotContainKey("strict-transport-security");
	}

	@Test
	void keepsPrefixesApart() throws Exception {
		JsonNode plain = json(get(CALLS, ""));
		JsonNode prefixed = json(get(CALLS, "X-Forwarded-Prefix: /cdr"));
		assertThat(plain.at("/items/0/href").asString()).startsWith("/inner/calls/");
		assertThat(prefixed.at("/items/0/href").asString()).startsWith("/cdr/inner/calls/");
		assertThat(json(get(CALLS, ""))).isEqualTo(plain);
		assertThat(json(get(CALLS, "X-Forwarded-Prefix: /cdr"))).isEqualTo(prefixed);
		assertThat(get(CALLS, "X-Forwarded-Prefix: /cdr").headers().firstValue("Cache-Status").orElse(""))
			.contains("; hit;");
	}

	@Test
	void leadsFromTheContextPathToItsSlash() throws Exception {
		HttpResponse<String> answer = get("/inner?a=b",
				"X-Forwarded-Proto: https; X-Forwarded-Host: cdr.example.com; X-Forwarded-Prefix: /cdr");
		assertThat(answer.statusCode()).isEqualTo(302);
		assertThat(URI.create("https://cdr.example.com/cdr/inner?a=b")
			.resolve(answer.headers().firstValue("Location").orElseThrow()))
			.hasToString("https://cdr.example.com/cdr/inner/?a=b");
	}

	@ParameterizedTest
	@CsvSource({ "/inner/calls?size=0, /cdr/inner/calls", "/inner/nope, /cdr/inner/nope",
			"/inner/calls%2Fexport, /cdr/inner/calls%2Fexport", "/nope, /cdr/nope",
			"/inner/calls%zz, /cdr/inner/calls%zz" })
	void showsProblemsAsTheCallerSeesThem(String path, String instance) throws Exception {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.getOutputStream()
				.write(("GET " + path + " HTTP/1.1\r\nHost: a\r\nX-Forwarded-Prefix: /cdr\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).contains("\"instance\":\"" + instance + "\"")
				.contains("\"type\":\"/cdr/inner/problems/");
		}
	}

	@Test
	void describesTheServerAsTheCallerSeesIt() throws Exception {
		for (String prefix : new String[] { "", "/cdr", "", "/other" }) {
			String header = prefix.isEmpty() ? "" : "X-Forwarded-Prefix: " + prefix;
			JsonNode spec = json(get("/inner/v3/api-docs", header));
			assertThat(spec.at("/servers")).hasSize(1);
			assertThat(spec.at("/servers/0/url").asString()).isEqualTo(prefix + "/inner");
			assertThat(get("/inner/v3/api-docs.yaml", header).body()).contains("url: " + prefix + "/inner\n");
			assertThat(json(get("/inner/v3/api-docs/swagger-config", header)).at("/url").asString())
				.isEqualTo(prefix + "/inner/v3/api-docs");
			assertThat(get("/inner/", header).headers().firstValue("Location"))
				.contains(prefix + "/inner/swagger-ui/index.html");
			assertThat(get("/inner/swagger-ui.html", header).headers().firstValue("Location"))
				.contains(prefix + "/inner/swagger-ui/index.html");
			assertThat(get("/inner/swagger-ui/swagger-initializer.js", header).body())
				.contains("\"" + prefix + "/inner/v3/api-docs/swagger-config\"");
		}
	}

	private HttpResponse<String> get(String path, String headers) throws Exception {
		String[] all = headers.isEmpty() ? new String[0] : headers.split("; (?=X|F)|: ");
		return Http.to(this.port).get(path, all);
	}

	private static JsonNode json(HttpResponse<String> answer) {
		return JsonMapper.shared().readTree(answer.body());
	}

}
