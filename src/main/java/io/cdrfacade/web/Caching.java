package io.cdrfacade.web;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

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
	 * Says what there is to say.
	 * @param headers the headers of the response
	 * @param tag entity tag of the answer
	 */
	public void describe(HttpHeaders headers, EntityTag tag) {
		headers.set(CacheStatus.HEADER, this.status.value());
		headers.set(HttpHeaders.CACHE_CONTROL,
				(this.lifetime != null) ? "private, max-age=" + this.lifetime.toSeconds() : "no-store");
		if (this.lifetime != null) {
			headers.setETag(tag.value());
			headers.set(HttpHeaders.VARY, VARY);
		}
		if (this.age != null) {
			headers.set(HttpHeaders.AGE, Long.toString(this.age.toSeconds()));
		}
	}

}
