package io.cdrfacade.explorer;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

import static org.assertj.core.api.Assertions.assertThat;

/** Has the sandbox misbehave. */
final class Faults {

	private Faults() {
	}

	static void set(int port, String kind) throws IOException, InterruptedException {
		put(port, "{\"kind\":\"" + kind + "\"}");
	}

	/** Answers each request later. */
	static void slow(int port, Duration delay) throws IOException, InterruptedException {
		put(port, "{\"kind\":\"slow\",\"delay\":\"" + delay + "\"}");
	}

	private static void put(int port, String fault) throws IOException, InterruptedException {
		HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/sandbox/faults"))
			.header("Content-Type", "application/json")
			.PUT(HttpRequest.BodyPublishers.ofString(fault))
			.build();
		try (HttpClient client = HttpClient.newHttpClient()) {
			assertThat(client.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(200);
		}
	}

}
