package harness;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/** A platform without records. It takes some time for each page, or none, and next to no CPU. */
final class InstantPlatform implements AutoCloseable {

	private static final byte[] LOGIN = bytes("{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"token\":\"t\"}},\"msg\":\"\"}");

	private static final byte[] PAGE = bytes(
			"{\"ret\":200,\"data\":{\"status\":0,\"result\":{\"totalitems\":0,\"bills\":[]}},\"msg\":\"\"}");

	private final HttpServer server;

	InstantPlatform(int port, int millis) {
		try {
			this.server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 512);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", (exchange) -> answer(exchange, millis));
		this.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
		this.server.start();
	}

	private static void answer(HttpExchange exchange, int millis) throws IOException {
		String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		boolean login = form.contains("App.Sip_Auth.Login");
		if (millis > 0 && !login) {
			Pause.millis(millis);
		}
		byte[] body = login ? LOGIN : PAGE;
		exchange.getResponseHeaders().set("Content-Type", "application/json");
		exchange.sendResponseHeaders(200, body.length);
		exchange.getResponseBody().write(body);
		exchange.close();
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

}
