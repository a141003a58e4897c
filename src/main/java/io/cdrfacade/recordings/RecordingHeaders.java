package io.cdrfacade.recordings;

import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.platform.FileHead;

/** Describes a recording to the caller. */
final class RecordingHeaders {

	/** Recordings never change, but who may hear them does. */
	private static final String CACHE_CONTROL = "private, max-age=3600";

	private RecordingHeaders() {
	}

	/** What is said with the recording and also instead of it. */
	static void identify(HttpServletResponse response, FileHead head) {
		response.setHeader(HttpHeaders.CACHE_CONTROL, CACHE_CONTROL);
		set(response, HttpHeaders.ETAG, head.etag());
		set(response, HttpHeaders.LAST_MODIFIED, head.lastModified());
	}

	static void describe(HttpServletResponse response, FileHead head, String fileName, Delivery delivery) {
		identify(response, head);
		response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
		response.setHeader(HttpHeaders.CONTENT_TYPE, MediaTypes.of(head.contentType(), fileName).toString());
		response.setHeader(HttpHeaders.CONTENT_DISPOSITION, disposition(fileName));
		if (delivery.length() != FileHead.UNKNOWN) {
			response.setContentLengthLong(delivery.length());
		}
		if (delivery.part() != null) {
			response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
			response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%s".formatted(delivery.part().first(),
					delivery.part().last(), (head.length() != FileHead.UNKNOWN) ? head.length() : "*"));
		}
	}

	/** The length goes along, so that the caller can ask for what there is. */
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
