package io.cdrfacade.web.caching;

import java.io.IOException;
import java.time.Duration;
import java.util.function.BiConsumer;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What there is to say about an answer to caches, and about them.
 *
 * @param status where the answer came from
 * @param age how old it is, or {@code null} if it is new
 * @param lifetime for how long after it was made it may be used without asking, or
 * {@code null} if it must not be kept
 */
public record Caching(CacheStatus status, @Nullable Duration age, @Nullable Duration lifetime) {

	/** Credentials decide whether phone numbers are masked. */
	private static final String VARY = "Accept, Authorization, X-API-Key";

	/**
	 * Tells the same to another request, which shares the answer.
	 * @return what there is to say to that one
	 */
	public Caching shared() {
		return new Caching(this.status.shared(), this.age, this.lifetime);
	}

	/**
	 * Sends an answer with what there is to say about it; to a caller who has it already,
	 * no more than that.
	 * @param request a request that reads
	 * @param response its response
	 * @param tag entity tag of the answer
	 * @param json the answer
	 * @throws IOException if the caller has gone
	 */
	public void send(HttpServletRequest request, HttpServletResponse response, EntityTag tag, byte[] json)
			throws IOException {
		describe(response::addHeader, tag);
		if (this.lifetime != null && tag.isKnownTo(request)) {
			response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
			return;
		}
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		// As soon as an announced length is reached the server sends the answer, before
		// HeaderBytes could help; what it can buffer it counts itself.
		if (json.length > response.getBufferSize()) {
			response.setContentLength(json.length);
		}
		response.getOutputStream().write(json);
	}

	/**
	 * Makes an answer that tells caches what they may do with it. A caller who has it
	 * already gets no content.
	 * @param request a request that reads
	 * @param type media type of the content
	 * @param content the content
	 * @return the answer
	 */
	public ResponseEntity<byte[]> respond(HttpServletRequest request, MediaType type, byte[] content) {
		EntityTag tag = EntityTag.of(content);
		boolean known = this.lifetime != null && tag.isKnownTo(request);
		ResponseEntity.BodyBuilder response = ResponseEntity
			.status(known ? HttpServletResponse.SC_NOT_MODIFIED : HttpServletResponse.SC_OK)
			.headers((headers) -> describe(headers::set, tag));
		return known ? response.build() : response.contentType(type).body(content);
	}

	private void describe(BiConsumer<String, String> headers, EntityTag tag) {
		headers.accept(CacheStatus.HEADER, this.status.value());
		headers.accept(HttpHeaders.CACHE_CONTROL,
				(this.lifetime != null) ? "private, max-age=" + this.lifetime.toSeconds() : "no-store");
		if (this.lifetime != null) {
			headers.accept(HttpHeaders.ETAG, tag.value());
			headers.accept(HttpHeaders.VARY, VARY);
		}
		if (this.age != null) {
			headers.accept(HttpHeaders.AGE, Long.toString(this.age.toSeconds()));
		}
	}

}
