package io.cdrfacade.calls;

import java.time.Duration;

import org.springframework.http.HttpHeaders;

import io.cdrfacade.web.CacheStatus;
import io.cdrfacade.web.CacheStatus.Forwarded;
import io.cdrfacade.web.Caching;

/**
 * An answer and what there is to say about it.
 *
 * @param answer the answer
 * @param caching what caches may do with it, and have done
 */
record FoundAnswer(Answer answer, Caching caching) {

	static FoundAnswer hit(KeptAnswer kept, long now) {
		return new FoundAnswer(kept.answer(),
				new Caching(CacheStatus.hit(kept.ttl(now)), kept.age(now), kept.lifetime()));
	}

	static FoundAnswer forwarded(KeptAnswer kept, Forwarded why, boolean stored) {
		return new FoundAnswer(kept.answer(),
				new Caching(new CacheStatus(why, false, stored, null), null, kept.lifetime()));
	}

	/** May be kept to compare, but is asked for again each time. */
	static FoundAnswer stale(KeptAnswer kept, long now) {
		return new FoundAnswer(kept.answer(), new Caching(new CacheStatus(Forwarded.STALE, false, false, kept.ttl(now)),
				kept.age(now), Duration.ZERO));
	}

	/** Of a query that consumes. */
	static FoundAnswer consumed(Answer answer) {
		return new FoundAnswer(answer, new Caching(CacheStatus.forwarded(Forwarded.BYPASS), null, null));
	}

	/** For another request that asked for it at the same time. */
	FoundAnswer shared() {
		return new FoundAnswer(this.answer, this.caching.shared());
	}

	CacheStatus status() {
		return this.caching.status();
	}

	boolean mayBeKept() {
		return this.caching.lifetime() != null;
	}

	/**
	 * Says what there is to say.
	 * @param headers the headers of the response
	 */
	void describe(HttpHeaders headers) {
		this.caching.describe(headers, this.answer.tag());
	}

}
