package io.cdrfacade.recordings;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import io.cdrfacade.platform.FileHead;
import io.cdrfacade.web.caching.Caching;

/** Describes a recording to the caller. */
final class RecordingHeaders {

	/** Recordings never change, but who may hear them does. */
	private static final String CACHE_CONTROL = "private, max-age=3600";

	/**
	 * For audio in a tab of its own: the browser's player may load it, and nothing else.
	 */
	private static final String PLAYER = "default-src 'none'; media-src 'self'; style-src 'unsafe-inline'; "
			+ "frame-ancestors 'none'";

	private RecordingHeaders() {
	}

	/** The headers of a recording that a 304 has as well. */
	static void identify(HttpHeaders headers, FileHead head) {
		headers.setCacheControl(CACHE_CONTROL);
		// So a browser does not play what it has kept for another caller.
		headers.add(HttpHeaders.VARY, Caching.CREDENTIALS);
		set(headers, HttpHeaders.ETAG, head.etag());
		set(headers, HttpHeaders.LAST_MODIFIED, head.lastModified());
	}

	static void describe(HttpHeaders headers, FileHead head, String fileName, SentPart sent) {
		identify(headers, head);
		headers.set(HttpHeaders.ACCEPT_RANGES, "bytes");
		MediaType type = MediaTypes.of(head.contentType(), fileName);
		headers.setContentType(type);
		if (type.getType().equals("audio")) {
			headers.set("Content-Security-Policy", PLAYER);
		}
		headers.setContentDisposition(disposition(fileName));
		if (sent.length() != FileHead.UNKNOWN) {
			headers.setContentLength(sent.length());
		}
		if (sent.part() != null) {
			headers.set(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%s".formatted(sent.part().first(), sent.part().last(),
					(head.length() != FileHead.UNKNOWN) ? head.length() : "*"));
		}
	}

	private static ContentDisposition disposition(String fileName) {
		boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(fileName);
		ContentDisposition.Builder inline = ContentDisposition.inline();
		return (ascii ? inline.filename(fileName) : inline.filename(fileName, StandardCharsets.UTF_8)).build();
	}

	private static void set(HttpHeaders headers, String name, @Nullable String value) {
		if (value != null) {
			headers.set(name, value);
		}
	}

}
