package io.cdrfacade.calls;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@Import(FakePlatformConfiguration.class)
class ServerProblemsIntegrationTests {

	@LocalServerPort
	private int port;

	@Test
	void explores() throws IOException {
		for (String request : new String[] { "GET /calls?size=1 HTTP/1.1\r\n", "GET /calls?a=\"b HTTP/1.1\r\n",
				"GET /calls%zz HTTP/1.1\r\n", "GET /calls%ff HTTP/1.1\r\n", "GET /a%2Fb HTTP/1.1\r\n",
				"GET /a%5Cb HTTP/1.1\r\n", "GET /calls?a=\u00e9 HTTP/1.1\r\n", "GET /../../x HTTP/1.1\r\n",
				"TRACE /calls HTTP/1.1\r\n", "FOO /calls HTTP/1.1\r\n", "GET /calls HTTP/3.7\r\n", "GARBAGE\r\n",
				"GET /calls?x=" + "a".repeat(70000) + " HTTP/1.1\r\n",
				"GET /calls HTTP/1.1\r\nX-A: " + "a".repeat(70000) + "\r\n", "GET /calls HTTP/1.1\r\nBad Header: a\r\n",
				"GET /calls HTTP/1.1\r\nHost: b\r\n", "HEAD /nope HTTP/1.1\r\n", "OPTIONS /calls HTTP/1.1\r\n",
				"OPTIONS * HTTP/1.1\r\n", "POST /calls HTTP/1.1\r\nContent-Length: abc\r\n", "GET /error HTTP/1.1\r\n",
				"GET /calls;a=b HTTP/1.1\r\n", "GET //calls HTTP/1.1\r\n", "GET /swagger-ui/nope.js HTTP/1.1\r\n",
				"GET /webjars/x HTTP/1.1\r\n", "CONNECT foo:80 HTTP/1.1\r\n", "GET / HTTP/1.1\r\n",
				"GET /problems/not-found HTTP/1.1\r\n",
				"GET /calls?sync=unread&page=0 HTTP/1.1\r\nAccept: text/html\r\n",
				"GET /calls HTTP/1.1\r\nAccept: text/html\r\n", "GET /v3/api-docs/nope HTTP/1.1\r\n",
				"DELETE /v3/api-docs HTTP/1.1\r\n", "GET /swagger-ui.html HTTP/1.1\r\n",
				"GET /swagger-ui/index.html HTTP/1.1\r\nX: y\r\n" }) {
			try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
				socket.setSoTimeout(5000);
				socket.getOutputStream()
					.write((request + "Host: x\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.UTF_8));
				InputStream in = socket.getInputStream();
				String answer;
				try {
					answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
				}
				catch (IOException ex) {
					answer = ex.toString();
				}
				System.out.println(">>> " + request.substring(0, Math.min(60, request.length())).strip() + "\n"
						+ answer.substring(0, Math.min(900, answer.length())));
			}
		}
	}

}
