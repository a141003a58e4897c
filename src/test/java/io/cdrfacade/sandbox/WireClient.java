package io.cdrfacade.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Speaks the wire by hand, as a customer of the platform would. */
final class WireClient {

	private static final JsonMapper MAPPER = new JsonMapper();

	private static final String BOUNDARY = "----wire";

	private final HttpClient http = HttpClient.newHttpClient();

	private final int port;

	WireClient(int port) {
		this.port = port;
	}

	HttpResponse<byte[]> urlencoded(Map<String, String> fields) {
		return send(post("application/x-www-form-urlencoded", encode(fields)));
	}

	HttpResponse<byte[]> multipart(Map<String, String> fields) {
		String body = fields.entrySet()
			.stream()
			.map((field) -> "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n".formatted(BOUNDARY,
					field.getKey(), field.getValue()))
			.collect(Collectors.joining("", "", "--" + BOUNDARY + "--\r\n"));
		return send(post("multipart/form-data; boundary=" + BOUNDARY, body));
	}

	JsonNode json(Map<String, String> fields) {
		return MAPPER.readTree(urlencoded(fields).body());
	}

	String login() {
		return json(Map.of("service", "App.Sip_Auth.Login", "appid", "sandbox", "accesskey", "sandbox-demo-key"))
			.at("/data/result/token")
			.asString();
	}

	HttpResponse<byte[]> fault(String json) {
		return send(HttpRequest.newBuilder(uri("/sandbox/faults"))
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString(json)));
	}

	HttpResponse<byte[]> get(String path, String... headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
		return send((headers.length > 0) ? request.headers(headers) : request);
	}

	HttpResponse<byte[]> delete(String path) {
		return send(HttpRequest.newBuilder(uri(path)).DELETE());
	}

	/** All bytes that come back until the connection is closed. */
	byte[] raw(Map<String, String> fields) throws IOException {
		String body = encode(fields);
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream()
				.write(("POST /sandbox/platform HTTP/1.1\r\nHost: 127.0.0.1\r\n"
						+ "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + body.length()
						+ "\r\n\r\n" + body)
					.getBytes(StandardCharsets.US_ASCII));
			return socket.getInputStream().readAllBytes();
		}
	}

	private HttpRequest.Builder post(String contentType, String body) {
		return HttpRequest.newBuilder(uri("/sandbox/platform"))
			.header("Content-Type", contentType)
			.POST(BodyPublishers.ofString(body));
	}

	private HttpResponse<byte[]> send(HttpRequest.Builder request) {
		try {
			return this.http.send(request.build(), BodyHandlers.ofByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port).resolve(path);
	}

	private static String encode(Map<String, String> fields) {
		return fields.entrySet()
			.stream()
			.map((field) -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
