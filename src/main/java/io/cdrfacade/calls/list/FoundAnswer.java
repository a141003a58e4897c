package io.cdrfacade.calls.list;

import java.io.IOException;
import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.web.caching.CacheStatus;
import io.cdrfacade.web.caching.CacheStatus.Forwarded;
import io.cdrfacade.web.caching.Caching;

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

	/** Whether it came from the cache, fresh. */
	boolean isHit() {
		return status().forwarded() == null;
	}

	/**
	 * Sends the answer.
	 * @param request what it answers
	 * @param response the response
	 * @param links the header {@code Link}, if there is a link
	 * @throws IOException if the caller has gone
	 */
	void send(HttpServletRequest request, HttpServletResponse response, @Nullable String links) throws IOException {
		if (links != null) {
			response.setHeader(HttpHeaders.LINK, links);
		}
		this.caching.send(request, response, this.answer.tag(), this.answer.content());
	}

}
