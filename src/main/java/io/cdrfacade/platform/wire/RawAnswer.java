package io.cdrfacade.platform.wire;

import org.jspecify.annotations.Nullable;

/** An answer over HTTP, complete. */
final class RawAnswer {

	private final int status;

	private final byte[] body;

	private final @Nullable String contentType;

	RawAnswer(int status, byte[] body, @Nullable String contentType) {
		this.status = status;
		this.body = body;
		this.contentType = contentType;
	}

	int status() {
		return this.status;
	}

	/** Header {@code Content-Type}. */
	@Nullable String contentType() {
		return this.contentType;
	}

	/** The body, to be left unchanged. */
	byte[] body() {
		return this.body;
	}

}
