package io.cdrfacade.recordings;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import io.cdrfacade.platform.FileHead;
import io.cdrfacade.platform.FileRequest;

/**
 * Which part of a recording a request asks for.
 *
 * @param range the part, or {@code null} for all of it
 * @param ifRange header {@code If-Range}: the part only if it is still that file
 * @param headOnly whether only the headers are asked for
 */
record RangeRequest(@Nullable ByteRange range, @Nullable String ifRange, boolean headOnly) {

	/** HTTP defines ranges for GET only. */
	static RangeRequest of(HttpServletRequest request) {
		if (HttpMethod.HEAD.matches(request.getMethod())) {
			return new RangeRequest(null, null, true);
		}
		ByteRange range = ByteRange.parse(request.getHeader(HttpHeaders.RANGE));
		return new RangeRequest(range, (range != null) ? request.getHeader(HttpHeaders.IF_RANGE) : null, false);
	}

	RangeRequest whole() {
		return new RangeRequest(null, null, this.headOnly);
	}

	FileRequest request() {
		return (this.range != null) ? new FileRequest(this.range.toString(), this.ifRange) : FileRequest.WHOLE;
	}

	/** Whether a part may be sent: the caller means exactly this file. */
	boolean isOf(FileHead head) {
		return this.ifRange == null || this.ifRange.strip().equals(strongTag(head))
				|| this.ifRange.strip().equals(head.lastModified());
	}

	private static @Nullable String strongTag(FileHead head) {
		return (head.etag() != null && head.etag().startsWith("\"")) ? head.etag() : null;
	}

}
