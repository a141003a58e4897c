package io.cdrfacade.platform.wire;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/** An answer over HTTP, complete. */
final class RawAnswer {

	private final int status;

	private final HttpHeaders headers;

	private final byte[] body;

	RawAnswer(int status, HttpHeaders headers, byte[] body) {
		this.status = status;
		this.headers = headers;
		this.body = body;
	}

	int status() {
		return this.status;
	}

	/** The first value of a header, or {@code null} if the answer does not have it. */
	@Nullable String header(String name) {
		return this.headers.getFirst(name);
	}

	/** The body, to be left unchanged. */
	byte[] body() {
		return this.body;
	}

}
