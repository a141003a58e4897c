package io.cdrfacade.web.caching;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * A response that controllers return when its content is ready to send. It is sent by
 * {@link ReadyResponses}.
 */
public final class ReadyResponse {

	private final HttpStatus status;

	private final Map<String, String> headers = new LinkedHashMap<>();

	private final byte @Nullable [] content;

	private ReadyResponse(HttpStatus status, byte @Nullable [] content) {
		this.status = status;
		this.content = content;
	}

	static ReadyResponse ok(byte[] content) {
		return new ReadyResponse(HttpStatus.OK, content);
	}

	static ReadyResponse notModified() {
		return new ReadyResponse(HttpStatus.NOT_MODIFIED, null);
	}

	/**
	 * Adds a header.
	 * @param name name of the header
	 * @param value its value, or {@code null} to leave it out
	 * @return this response
	 */
	public ReadyResponse with(String name, @Nullable String value) {
		if (value != null) {
			this.headers.put(name, value);
		}
		return this;
	}

	/** Filters may have added {@code Vary}, too; it can have several lines. */
	void send(HttpServletResponse response) throws IOException {
		response.setStatus(this.status.value());
		this.headers.forEach((name, value) -> {
			if (name.equals(HttpHeaders.VARY)) {
				response.addHeader(name, value);
			}
			else {
				response.setHeader(name, value);
			}
		});
		if (this.content != null) {
			// Once an announced length is reached Tomcat sends the answer, too early for
			// HeaderBytes. What fits into its buffer it counts itself.
			if (this.content.length > response.getBufferSize()) {
				response.setContentLength(this.content.length);
			}
			response.getOutputStream().write(this.content);
		}
	}

}
