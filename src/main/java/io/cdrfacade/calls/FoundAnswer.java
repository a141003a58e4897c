package io.cdrfacade.calls;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

import io.cdrfacade.web.CacheStatus;
import io.cdrfacade.web.CacheStatus.Forwarded;

/**
 * An answer and what there is to say about it.
 *
 * @param answer the answer
 * @param status where it came from
 * @param age how old it is, or {@code null} if it is new
 * @param lifetime for how long after it was made it may be used without asking, or
 * {@code null} if it must not be kept
 */
record FoundAnswer(Answer answer, CacheStatus status, @Nullable Duration age, @Nullable Duration lifetime) {

	/** Credentials decide whether phone numbers are masked. */
	private static final String VARY = "Accept, Authorization, X-API-Key";

	static FoundAnswer hit(KeptAnswer kept, long now) {
		return new FoundAnswer(kept.answer(), CacheStatus.hit(kept.ttl(now)), kept.age(now), kept.lifetime());
	}

	static FoundAnswer forwarded(KeptAnswer kept, Forwarded why, boolean stored) {
		return new FoundAnswer(kept.answer(), new CacheStatus(why, false, stored, null), null, kept.lifetime());
	}

	/** May be kept to compare, but is asked for again each time. */
	static FoundAnswer stale(KeptAnswer kept, long now) {
		return new FoundAnswer(kept.answer(), new CacheStatus(Forwarded.STALE, false, false, kept.ttl(now)),
				kept.age(now), Duration.ZERO);
	}

	/** Of a query that consumes. */
	static FoundAnswer consumed(Answer answer) {
		return new FoundAnswer(answer, CacheStatus.forwarded(Forwarded.BYPASS), null, null);
	}

	/** For another request that asked for it at the same time. */
	FoundAnswer shared() {
		Forwarded why = this.status.forwarded();
		return (why != null)
				? new FoundAnswer(this.answer, new CacheStatus(why, true, false, null), this.age, this.lifetime) : this;
	}

	boolean mayBeKept() {
		return this.lifetime != null;
	}

	/**
	 * Says what there is to say.
	 * @param headers the headers of the response
	 */
	void describe(HttpHeaders headers) {
		headers.set(CacheStatus.HEADER, this.status.value());
		headers.set(HttpHeaders.CACHE_CONTROL,
				(this.lifetime != null) ? "private, max-age=" + this.lifetime.toSeconds() : "no-store");
		if (this.lifetime != null) {
			headers.setETag(this.answer.tag().value());
			headers.set(HttpHeaders.VARY, VARY);
		}
		if (this.age != null) {
			headers.set(HttpHeaders.AGE, Long.toString(this.age.toSeconds()));
		}
	}

}
