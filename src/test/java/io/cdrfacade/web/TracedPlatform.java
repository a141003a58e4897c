package io.cdrfacade.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpServer;

/** A platform on which only the login works, and a collector of spans. */
final class TracedPlatform implements AutoCloseable {

	private static final byte[] LOGGED_IN = """
			{"ret":200,"data":{"status":0,"result":{"token":"token"}},"msg":""}
			""".getBytes(StandardCharsets.UTF_8);

	private static final byte[] REFUSED = """
			{"ret":600,"data":[],"msg":"token"}
			""".getBytes(StandardCharsets.UTF_8);

	private final Queue<String> traceparents = new ConcurrentLinkedQueue<>();

	private final Queue<String> spans = new ConcurrentLinkedQueue<>();

	private final HttpServer server;

	private volatile byte[] answer = LOGGED_IN;

	TracedPlatform() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		this.server.createContext("/v1/traces", (exchange) -> {
			this.spans.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.ISO_8859_1));
			exchange.sendResponseHeaders(200, -1);
			exchange.close();
		});
		this.server.createContext("/platform", (exchange) -> {
			this.traceparents.add(String.valueOf(exchange.getRequestHeaders().get("traceparent")));
			exchange.sendResponseHeaders(200, this.answer.length);
			exchange.getResponseBody().write(this.answer);
			exchange.close();
		});
		this.server.start();
	}

	/** Whether it refuses every request, logins included. */
	void refuses(boolean refuses) {
		this.answer = refuses ? REFUSED : LOGGED_IN;
	}

	String url() {
		return origin() + "/platform";
	}

	String collector() {
		return origin() + "/v1/traces";
	}

	private String origin() {
		return "http://127.0.0.1:" + this.server.getAddress().getPort();
	}

	/** The headers of the requests so far, each as a list. */
	Queue<String> traceparents() {
		return this.traceparents;
	}

	/** What the collector got so far. */
	Queue<String> spans() {
		return this.spans;
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
