package io.cdrfacade.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "server.address=127.0.0.1", "cdr.platform.app-id=test", "cdr.platform.access-key=test" })
class TracePropagationIntegrationTests {

	private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final Queue<String> TRACEPARENTS = new ConcurrentLinkedQueue<>();

	private static final HttpServer PLATFORM = platform();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void account(DynamicPropertyRegistry registry) {
		registry.add("cdr.platform.url", () -> "http://127.0.0.1:" + PLATFORM.getAddress().getPort() + "/");
	}

	@BeforeAll
	static void start() {
		PLATFORM.start();
	}

	@AfterAll
	static void stop() {
		PLATFORM.stop(0);
	}

	@Test
	void passesTheTraceOnToThePlatform() throws Exception {
		Http.to(this.port).get("/calls", "traceparent", "00-" + ID + "-00f067aa0ba902b7-01");
		assertThat(TRACEPARENTS).isNotEmpty()
			.allSatisfy((traceparent) -> assertThat(traceparent)
				.matches("00-" + ID + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-01"));
	}

	/** Answers nothing that a platform would, but notes the trace. */
	private static HttpServer platform() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/", (exchange) -> {
				TRACEPARENTS.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
				exchange.sendResponseHeaders(404, -1);
				exchange.close();
			});
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
