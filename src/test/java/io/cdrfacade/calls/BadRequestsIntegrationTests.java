package io.cdrfacade.calls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the server or the firewall refuses, byte for byte, as a page of another origin
 * sees it.
 */
@WithFakePlatform
@TestPropertySource(properties = { "cdr.security.mode=none",
		"cdr.security.cors.allowed-origins=https://*.example.com,https://partner.example.net" })
class BadRequestsIntegrationTests {

	@LocalServerPort
	private int port;

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET //calls HTTP/1.1\\r\\nHost: a                    | double slash
			GET /calls;v=1 HTTP/1.1\\r\\nHost: a                | parameter, which begins with `;`
			GET /calls%2Fexport HTTP/1.1\\r\\nHost: a           | a slash that is escaped
			GET /calls%zz HTTP/1.1\\r\\nHost: a                 | `%` that begins no escape sequence
			GET /../calls HTTP/1.1\\r\\nHost: a                 | `.` or `..` as a segment
			GET /calls?userId="x HTTP/1.1\\r\\nHost: a          | must be percent-encoded
			GET /calls?userId=a b HTTP/1.1\\r\\nHost: a         | must be percent-encoded
			GET /calls?userId=张 HTTP/1.1\\r\\nHost: a          | must be percent-encoded
			GET /calls HTTP/1.1                                | The header `Host` is missing
			GET /calls HTTP/1.1\\r\\nHost: a\\r\\nHost: b       | `Host` is there more than once
			GET /calls HTTP/1.1\\r\\nHost: a\\r\\nBad Header: x | header line
			GET /calls HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: many | `Content-Length`
			""")
	void namesTheCause(String request, String cause) throws IOException {
		RawHttp.Answer answer = send(request.replace("\\r\\n", "\r\nOrigin: https://crm.example.com\r\n"));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
		assertThat(answer.json().at("/code").asString()).isEqualTo("bad-request");
		assertThat(answer.json().at("/detail").asString()).contains(cause);
		if (request.contains("Host")) {
			assertThat(answer.header("access-control-allow-origin"))
				.isEqualTo(request.contains("userId") ? "*" : "https://crm.example.com");
			assertThat(answer.header("access-control-expose-headers")).contains("Retry-After");
		}
	}

	@ParameterizedTest
	@CsvSource({ "https://crm.example.com, 200, https://crm.example.com",
			"https://partner.example.net, 200, https://partner.example.net", "https://example.com, 403, ''",
			"https://crm.example.com.evil.net, 403, ''", "http://crm.example.com, 403, ''" })
	void letsPagesOfAllowedOriginsCall(String origin, int status, String allowed) throws IOException {
		for (String method : new String[] { "GET /calls", "OPTIONS /calls" }) {
			RawHttp.Answer answer = send(
					method + " HTTP/1.1\r\nHost: a\r\nAccess-Control-Request-Method: GET\r\nOrigin: " + origin);
			assertThat(answer.status()).isEqualTo(status);
			assertThat(answer.header("access-control-allow-origin")).isEqualTo(allowed);
			if (status == 403) {
				assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
				assertThat(answer.json().at("/detail").asString()).contains("origin");
			}
		}
	}

	private RawHttp.Answer send(String request) throws IOException {
		return sendBytes((request + "\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void namesTlsOnThePlainPort() throws IOException {
		RawHttp.Answer answer = sendBytes(new byte[] { 0x16, 0x03, 0x01, 0x02, 0x00, 0x01, 0x00, 0x01, (byte) 0xFC,
				0x03, 0x03, 0x0D, 0x0A, 0x0D, 0x0A });
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().at("/detail").asString()).contains("plain HTTP").contains("TLS");
	}

	private RawHttp.Answer sendBytes(byte[] request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(request);
			return RawHttp.Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
	}

}
