package io.cdrfacade.platform.wire;

/** An answer over HTTP, complete. */
final class HttpAnswer {

	private final int status;

	private final byte[] body;

	HttpAnswer(int status, byte[] body) {
		this.status = status;
		this.body = body;
	}

	int status() {
		return this.status;
	}

	/** The body, to be left unchanged. */
	byte[] body() {
		return this.body;
	}

}
