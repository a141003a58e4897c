package io.cdrfacade.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpServer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import io.cdrfacade.Http;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "server.address=127.0.0.1", "cdr.security.mode=none", "cdr.platform.app-id=test",
				"cdr.platform.access-key=test", "management.opentelemetry.tracing.export.schedule-delay=100ms" })
class TracePropagationIntegrationTests {

	private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final byte[] LOGGED_IN = """
			{"ret":200,"data":{"status":0,"result":{"token":"token"}},"msg":""}
			""".getBytes(StandardCharsets.UTF_8);

	private static final Queue<String> TRACEPARENTS = new ConcurrentLinkedQueue<>();

	private static final Queue<String> SPANS = new ConcurrentLinkedQueue<>();

	private static final HttpServer SERVER = server();

	@LocalServerPort
	private int port;

	@DynamicPropertySource
	static void account(DynamicPropertyRegistry registry) {
		String server = "http://127.0.0.1:" + SERVER.getAddress().getPort();
		registry.add("cdr.platform.url", () -> server + "/platform");
		registry.add("management.opentelemetry.tracing.export.otlp.endpoint", () -> server + "/v1/traces");
	}

	@BeforeAll
	static void start() {
		SERVER.start();
	}

	@AfterAll
	static void stop() {
		SERVER.stop(0);
	}

	@Test
	void passesTheTraceOnToThePlatform() throws Exception {
		Http.to(this.port).get("/calls");
		TRACEPARENTS.clear();
		Http.to(this.port).get("/calls", "traceparent", "00-" + ID + "-00f067aa0ba902b7-01");
		assertThat(TRACEPARENTS).singleElement()
			.asString()
			.matches("00-" + ID + "-(?!00f067aa0ba902b7)[0-9a-f]{16}-0[13]");
	}

	@Test
	void sendsTracesToTheCollectorWithoutPersonalData() throws Exception {
		Http.to(this.port).get("/recordings/out-13387525701.wav");
		Http.to(this.port).get("/calls?destination=13387525701");
		Awaitility.await().until(() -> SPANS.stream().anyMatch((spans) -> spans.contains("http get /calls")));
		assertThat(SPANS).noneMatch((spans) -> spans.contains("13387525701"));
	}

	/** The collector, and a platform on which only the login works. */
	private static HttpServer server() {
		try {
			HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
			server.createContext("/v1/traces", (exchange) -> {
				SPANS.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
				exchange.sendResponseHeaders(200, -1);
				exchange.close();
			});
			server.createContext("/platform", (exchange) -> {
				TRACEPARENTS.add(String.valueOf(exchange.getRequestHeaders().getFirst("traceparent")));
				exchange.sendResponseHeaders(200, LOGGED_IN.length);
				exchange.getResponseBody().write(LOGGED_IN);
				exchange.close();
			});
			return server;
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
