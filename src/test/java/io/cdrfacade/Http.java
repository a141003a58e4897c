package io.cdrfacade;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * Asks a server on this machine.
 *
 * @param client the client
 * @param port the server's port
 */
public record Http(HttpClient client, int port) {

	private static final Duration LIMIT = Duration.ofSeconds(40);

	public static Http to(int port) {
		return new Http(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build(),
				port);
	}

	public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
		return send("GET", path, headers);
	}

	public HttpResponse<String> send(String method, String path, String... headers)
			throws IOException, InterruptedException {
		return this.client.send(request(method, path, headers), HttpResponse.BodyHandlers.ofString());
	}

	public CompletableFuture<HttpResponse<String>> getLater(String path, String... headers) {
		return this.client.sendAsync(request("GET", path, headers), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest request(String method, String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.timeout(LIMIT);
		return ((headers.length > 0) ? request.headers(headers) : request).build();
	}

}
