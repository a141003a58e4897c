package io.cdrfacade.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;

/**
 * An HTTP answer.
 *
 * @param status the HTTP status
 * @param contentType header {@code Content-Type}
 * @param body the content
 */
@SuppressWarnings("ArrayRecordComponent") // Passed on once, never compared.
record HttpAnswer(int status, String contentType, byte[] body) {

	static HttpAnswer json(String body) {
		return new HttpAnswer(200, "application/json;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
	}

	static HttpAnswer html(String body) {
		return new HttpAnswer(200, "text/html;charset=utf-8", body.getBytes(StandardCharsets.UTF_8));
	}

	HttpAnswer withStatus(int changed) {
		return new HttpAnswer(changed, this.contentType, this.body);
	}

	/** Announces the length of the whole body, and sends its first bytes. */
	void send(HttpServletResponse response, int bytes) throws IOException {
		response.setStatus(this.status);
		response.setHeader("Content-Type", this.contentType);
		response.setContentLength(this.body.length);
		response.getOutputStream().write(this.body, 0, bytes);
		response.flushBuffer();
	}

}
