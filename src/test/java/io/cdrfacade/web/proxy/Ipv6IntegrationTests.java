package io.cdrfacade.web.proxy;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

import io.cdrfacade.StoppableApplication;

import static org.assertj.core.api.Assertions.assertThat;

/** The facade listens on an IPv6 address only, and a proxy asks it there. */
@EnabledIf(value = "hasIpv6", disabledReason = "needs the address ::1")
class Ipv6IntegrationTests {

	private static StoppableApplication facade;

	static boolean hasIpv6() {
		try (DatagramSocket socket = new DatagramSocket(0, InetAddress.ofLiteral("::1"))) {
			return socket.isBound();
		}
		catch (IOException _) {
			return false;
		}
	}

	@BeforeAll
	static void start() {
		facade = StoppableApplication.start("server.address=::1", "management.server.address=::1",
				"management.server.port=0", "cdr.security.rate-limit.requests=2", "cdr.security.rate-limit.per=1h");
	}

	@AfterAll
	static void stop() {
		facade.close();
	}

	@Test
	void linksToItsAddress() throws Exception {
		HttpResponse<String> page = get(facade.port(), "/calls", "Accept", "*/*");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("Link").orElseThrow())
			.startsWith("<http://[::1]:" + facade.port() + "/calls?");
	}

	@Test
	void isHealthyOnAnotherPortThere() throws Exception {
		assertThat(get(facade.managementPort(), "/actuator/health/readiness", "Accept", "*/*").statusCode())
			.isEqualTo(200);
	}

	@Test
	void believesAProxyThere() throws Exception {
		String[] headers = { "X-Forwarded-For", "2001:db8::7", "X-Forwarded-Host", "[2001:db8::1]:8443",
				"X-Forwarded-Proto", "https" };
		HttpResponse<String> page = get(facade.port(), "/calls", headers);
		assertThat(page.headers().firstValue("Link").orElseThrow()).startsWith("<https://[2001:db8::1]:8443/calls?");
		assertThat(get(facade.port(), "/calls", headers).statusCode()).isEqualTo(200);
		assertThat(get(facade.port(), "/calls", headers).statusCode()).isEqualTo(429);
		headers[1] = "2001:db8::8";
		assertThat(get(facade.port(), "/calls", headers).statusCode()).isEqualTo(200);
	}

	private static HttpResponse<String> get(int port, String path, String... headers) throws Exception {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://[::1]:" + port + path))
			.headers(headers)
			.build();
		return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
	}

}
