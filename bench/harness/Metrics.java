package harness;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What the facade tells Prometheus. */
final class Metrics {

	private Metrics() {
	}

	/** The sum of all lines that begin so. */
	static double sum(String start) throws IOException {
		return sum(start, "");
	}

	/** The sum of all lines that begin so and hold a label. */
	static double sum(String start, String label) throws IOException {
		HttpURLConnection connection = (HttpURLConnection) URI
			.create("http://127.0.0.1:" + Places.FACADE + "/actuator/prometheus").toURL().openConnection();
		connection.setRequestProperty("X-API-Key", Servers.KEY);
		try (InputStream metrics = connection.getInputStream()) {
			return new String(metrics.readAllBytes(), StandardCharsets.UTF_8).lines()
				.filter((line) -> line.startsWith(start) && line.contains(label))
				.mapToDouble((line) -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
				.sum();
		}
	}

}
