package io.cdrfacade.calls;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends what no HTTP client would, byte for byte. */
final class RawHttp {

	private RawHttp() {
	}

	/**
	 * Sends a request and reads its answer.
	 * @param port port on this machine
	 * @param request the request's lines, without those that every request ends with
	 * @return the answer
	 */
	static Answer send(int port, String request) throws IOException {
		String end = "\r\nHost: cdr.example.com\r\nConnection: close\r\n\r\n";
		return send(port, (request + end).getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Sends bytes and reads their answer.
	 * @param port port on this machine
	 * @param request all that is sent
	 * @return the answer
	 */
	static Answer send(int port, byte[] request) throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
			socket.setSoTimeout(20_000);
			socket.getOutputStream().write(request);
			return Answer.of(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
		}
	}

	/**
	 * An answer.
	 *
	 * @param status its status
	 * @param headers its headers by their name in small letters
	 * @param body its body
	 */
	record Answer(int status, Map<String, String> headers, String body) {

		static Answer of(String text) {
			String[] parts = text.split("\r\n\r\n", 2);
			String[] lines = parts[0].split("\r\n", -1);
			Map<String, String> headers = new TreeMap<>();
			for (int i = 1; i < lines.length; i++) {
				int colon = lines[i].indexOf(':');
				headers.put(lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
						lines[i].substring(colon + 1).strip());
			}
			return new Answer(Integer.parseInt(lines[0].split(" ", -1)[1]), headers, parts[1]);
		}

		String header(String name) {
			return this.headers.getOrDefault(name, "");
		}

		JsonNode json() {
			return JsonMapper.shared().readTree(this.body);
		}

	}

}
