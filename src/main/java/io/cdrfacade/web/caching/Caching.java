package io.cdrfacade.web.caching;

import java.time.Duration;
import java.util.function.Consumer;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/**
 * What HTTP caches may do with an answer, and where it came from.
 *
 * @param status where the answer came from
 * @param age how old it is, or {@code null} if it is new
 * @param lifetime for how long after it was made it may be used without asking, or
 * {@code null} if it must not be kept
 */
public record Caching(CacheStatus status, @Nullable Duration age, @Nullable Duration lifetime) {

	/** Credentials decide whether phone numbers are masked. */
	private static final String VARY = "Accept, Accept-Encoding, Authorization, X-API-Key";

	/**
	 * Makes the same for another request that shares the answer.
	 * @return what that one gets
	 */
	public Caching shared() {
		return new Caching(this.status.shared(), this.age, this.lifetime);
	}

	/**
	 * Makes the response: the answer with its caching headers, or 304 for a caller who
	 * has it already.
	 * @param request a request that reads
	 * @param type media type of the answer
	 * @param body the answer
	 * @return the response
	 */
	public ResponseEntity<byte[]> answer(HttpServletRequest request, MediaType type, Body body) {
		return answer(request, type, body, (headers) -> {
		});
	}

	/**
	 * Makes the response, with further headers.
	 * @param request a request that reads
	 * @param type media type of the answer
	 * @param body the answer
	 * @param more adds headers
	 * @return the response
	 */
	public ResponseEntity<byte[]> answer(HttpServletRequest request, MediaType type, Body body,
			Consumer<HttpHeaders> more) {
		boolean compress = body.isCompressible() && Coding.takesGzip(request);
		HttpHeaders headers = headers(compress ? body.tag().compressed() : body.tag());
		more.accept(headers);
		if (this.lifetime != null && body.tag().isKnownTo(request)) {
			return new ResponseEntity<>(headers, HttpStatus.NOT_MODIFIED);
		}
		headers.setContentType(type);
		if (compress) {
			headers.set(HttpHeaders.CONTENT_ENCODING, Coding.GZIP);
		}
		return new ResponseEntity<>(compress ? body.compressed() : body.content(), headers, HttpStatus.OK);
	}

	private HttpHeaders headers(EntityTag tag) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(CacheStatus.HEADER, this.status.value());
		headers.set(HttpHeaders.CACHE_CONTROL,
				(this.lifetime != null) ? "private, max-age=" + this.lifetime.toSeconds() : "no-store");
		if (this.lifetime != null) {
			headers.set(HttpHeaders.ETAG, tag.value());
		}
		headers.set(HttpHeaders.VARY, VARY);
		if (this.age != null) {
			headers.set(HttpHeaders.AGE, Long.toString(this.age.toSeconds()));
		}
		return headers;
	}

}
