package io.cdrfacade.web.caching;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/**
 * What HTTP caches may do with an answer, and where it came from.
 *
 * @param status where the answer came from
 * @param age how old it is, or {@code null} if it is new
 * @param lifetime for how long after it was made it may be used without asking, or
 * {@code null} if it must not be kept
 */
public record Caching(CacheStatus status, @Nullable Duration age, @Nullable Duration lifetime) {

	/** The request headers with credentials, which decide what a caller may see. */
	public static final String CREDENTIALS = "Authorization, X-API-Key";

	private static final String VARY = "Accept, Accept-Encoding, " + CREDENTIALS;

	/**
	 * Describes the answer for another request that shares it.
	 * @return what that request is told
	 */
	public Caching shared() {
		return new Caching(this.status.shared(), this.age, this.lifetime);
	}

	/**
	 * Shortens the time for which the answer is fresh.
	 * @param most for how long after it was made it may be used without asking
	 * @return the same with that lifetime
	 */
	public Caching limitedTo(Duration most) {
		boolean hit = this.age != null && this.status.isHit();
		return new Caching(hit ? CacheStatus.hit(most.minus(this.age)) : this.status, this.age, most);
	}

	/**
	 * Makes the response: the answer with its caching headers, or 304 for a caller who
	 * has it already.
	 * @param request a request that reads
	 * @param type media type of the answer
	 * @param body the answer
	 * @return the response, to which headers can be added
	 */
	public ReadyResponse answer(HttpServletRequest request, MediaType type, Body body) {
		boolean compress = body.isCompressible() && Coding.takesGzip(request);
		if (this.lifetime != null && body.tag().isKnownTo(request)) {
			return describe(ReadyResponse.notModified(), body, compress);
		}
		return describe(ReadyResponse.ok(compress ? body.compressed() : body.content()), body, compress)
			.with(HttpHeaders.CONTENT_TYPE, type.toString())
			.with(HttpHeaders.CONTENT_ENCODING, compress ? Coding.GZIP : null);
	}

	private ReadyResponse describe(ReadyResponse response, Body body, boolean compress) {
		response.with(CacheStatus.HEADER, this.status.value())
			.with(HttpHeaders.VARY, VARY)
			.with(HttpHeaders.AGE, (this.age != null) ? Long.toString(this.age.toSeconds()) : null);
		if (this.lifetime == null) {
			return response.with(HttpHeaders.CACHE_CONTROL, "no-store");
		}
		EntityTag tag = compress ? body.tag().compressed() : body.tag();
		return response.with(HttpHeaders.CACHE_CONTROL, "private, max-age=" + this.lifetime.toSeconds())
			.with(HttpHeaders.ETAG, tag.value());
	}

}
