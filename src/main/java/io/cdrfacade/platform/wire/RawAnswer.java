package io.cdrfacade.platform.wire;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * An answer over HTTP, complete; prints without what may be secret.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, to be left unchanged
 */
@SuppressWarnings("ArrayRecordComponent") // Read once, never compared.
record RawAnswer(int status, HttpHeaders headers, byte[] body) {

	/** The first value of a header, or {@code null} if the answer does not have it. */
	@Nullable String header(String name) {
		return this.headers.getFirst(name);
	}

	@Override
	public String toString() {
		return "RawAnswer[" + this.status + "]";
	}

}
