package textbook;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * The floor: Spring MVC and WebClient with nothing in between. It sends the same bytes to
 * the platform each time and hands on the answer's bytes unread.
 */
@RestController
class BareParts {

	/** As long as what the facade sends. */
	private static final byte[] FORM = form();

	/** As long as what the facade sends. */
	private static final String TAG = "\"0123456789abcdef0123456789abcdef\"";

	private final WebClient client;

	private final String url;

	private volatile byte[] kept;

	BareParts(WebClient.Builder builder, @Value("${platform.url}") String url) {
		this.client = builder.codecs((codecs) -> codecs.defaultCodecs().maxInMemorySize(16 * 1024 * 1024)).build();
		this.url = url.substring(0, url.lastIndexOf('/') + 1);
	}

	/** As the facade has it, which makes large pages cheaper. */
	@Bean
	static TomcatConnectorCustomizer writeBuffer() {
		return (connector) -> connector.setProperty("socket.appWriteBufSize", "32768");
	}

	private static byte[] form() {
		StringBuilder form = new StringBuilder();
		for (int field = 0; field < 13; field++) {
			form.append("--boundary-of-20-chars\r\nContent-Disposition: form-data; name=\"field")
				.append(field)
				.append("\"\r\n\r\nvalue of it\r\n");
		}
		return form.append("--boundary-of-20-chars--\r\n").toString().getBytes(StandardCharsets.US_ASCII);
	}

	@GetMapping("/bare/{size}")
	void forward(@PathVariable int size, HttpServletResponse response) throws IOException {
		send(read(size), response);
	}

	@GetMapping("/bare/kept")
	void keep(HttpServletRequest request, HttpServletResponse response) throws IOException {
		response.setHeader(HttpHeaders.ETAG, TAG);
		if (TAG.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
			response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
			return;
		}
		byte[] answer = this.kept;
		if (answer == null) {
			answer = read(10);
			this.kept = answer;
		}
		send(answer, response);
	}

	private byte[] read(int size) {
		return this.client.post()
			.uri(this.url + size)
			.contentType(MediaType.parseMediaType("multipart/form-data; boundary=boundary-of-20-chars"))
			.bodyValue(FORM)
			.retrieve()
			.bodyToMono(byte[].class)
			.block();
	}

	private static void send(byte[] answer, HttpServletResponse response) throws IOException {
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		response.setContentLength(answer.length);
		response.getOutputStream().write(answer);
	}

}
