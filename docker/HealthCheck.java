import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * The image's health check, as there is neither shell nor curl to rely on: fails unless the facade says that it takes
 * requests. A bare socket, since an HTTP client takes longer to load than the check to run.
 */
final class HealthCheck {

	private static final int PATIENCE_MILLIS = 3_000;

	private HealthCheck() {
	}

	public static void main(String[] args) throws IOException {
		String port = setting("MANAGEMENT_SERVER_PORT", setting("SERVER_PORT", "8080"));
		String address = setting("MANAGEMENT_SERVER_ADDRESS",
				setting("MANAGEMENT_SERVER_PORT", "").isEmpty() ? setting("SERVER_ADDRESS", "") : "");
		String context = setting("MANAGEMENT_SERVER_PORT", "").isEmpty() ? setting("SERVER_SERVLET_CONTEXT_PATH", "")
				: setting("MANAGEMENT_SERVER_BASE_PATH", "");
		String status = statusLine(address(address, Integer.parseInt(port)), context + "/actuator/health/readiness");
		if (!status.contains(" 200")) {
			System.out.println(status.isEmpty() ? "no answer" : status);
			System.exit(1);
		}
	}

	/** Without an address the facade listens on all. */
	private static InetSocketAddress address(String address, int port) throws IOException {
		return new InetSocketAddress(
				address.isEmpty() ? InetAddress.getLoopbackAddress() : InetAddress.getByName(address), port);
	}

	private static String statusLine(InetSocketAddress address, String path) throws IOException {
		try (Socket socket = new Socket()) {
			socket.connect(address, PATIENCE_MILLIS);
			socket.setSoTimeout(PATIENCE_MILLIS);
			String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
			socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readNBytes(64), StandardCharsets.ISO_8859_1);
			return answer.lines().findFirst().orElse("");
		}
	}

	private static String setting(String name, String otherwise) {
		String value = System.getenv(name);
		return (value == null || value.isBlank()) ? otherwise : value;
	}

}
