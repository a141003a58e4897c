package io.cdrfacade.recordings;

import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

import io.cdrfacade.platform.FileHead;

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
	static void identify(HttpServletResponse response, FileHead head) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
		set(response, HttpHeaders.ETAG, head.etag());
		set(response, HttpHeaders.LAST_MODIFIED, head.lastModified());
	}

	static void describe(HttpServletResponse response, FileHead head, String fileName, SentPart sent) {
		identify(response, head);
		response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
		MediaType type = MediaTypes.of(head.contentType(), fileName);
		response.setHeader(HttpHeaders.CONTENT_TYPE, type.toString());
		if (type.getType().equals("audio")) {
			response.setHeader("Content-Security-Policy", PLAYER);
		}
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(fileName));
		if (sent.length() != FileHead.UNKNOWN) {
			response.setContentLengthLong(sent.length());
		}
		if (sent.part() != null) {
			response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
			response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%s".formatted(sent.part().first(),
					sent.part().last(), (head.length() != FileHead.UNKNOWN) ? head.length() : "*"));
		}
	}

	/** Tells the length, so that the caller can ask for a valid range. */
	static void beyondEnd(HttpServletResponse response, long length) {
		if (length != FileHead.UNKNOWN) {
			response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + length);
		}
	}

	private static String disposition(String fileName) {
		boolean ascii = StandardCharsets.US_ASCII.newEncoder().canEncode(fileName);
		ContentDisposition.Builder inline = ContentDisposition.inline();
		return (ascii ? inline.filename(fileName) : inline.filename(fileName, StandardCharsets.UTF_8)).build()
			.toString();
	}

	private static void set(HttpServletResponse response, String name, @Nullable String value) {
		if (value != null) {
			response.setHeader(name, value);
		}
	}

}
