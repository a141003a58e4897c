package io.cdrfacade;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Has the sandbox misbehave.
 *
 * @param server where it is
 */
public record SandboxFaults(URI server) {

	public static SandboxFaults on(int port) {
		return new SandboxFaults(URI.create("http://127.0.0.1:" + port + "/"));
	}

	public void set(String kind) throws IOException, InterruptedException {
		put("{\"kind\":\"" + kind + "\"}");
	}

	/** Answers each request later. */
	public void slow(Duration delay) throws IOException, InterruptedException {
		put("{\"kind\":\"slow\",\"delay\":\"" + delay + "\"}");
	}

	public void put(String fault) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(this.server.resolve("/sandbox/faults"))
			.header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers.ofString(fault))
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
		}
	}

}
