package io.cdrfacade.platform.wire;

import org.jspecify.annotations.Nullable;

/** An answer over HTTP, complete. */
final class RawAnswer {

	private final int status;

	private final byte[] body;

	private final @Nullable String contentType;

	private final @Nullable String retryAfter;

	RawAnswer(int status, byte[] body, @Nullable String contentType, @Nullable String retryAfter) {
		this.status = status;
		this.body = body;
		this.contentType = contentType;
		this.retryAfter = retryAfter;
	}

	int status() {
		return this.status;
	}

	/** Header {@code Content-Type}. */
	@Nullable String contentType() {
		return this.contentType;
	}

	/** Header {@code Retry-After}. */
	@Nullable String retryAfter() {
		return this.retryAfter;
	}

	/** The body, to be left unchanged. */
	byte[] body() {
		return this.body;
	}

}
