package io.cdrfacade.web.caching;

import java.time.Duration;

import io.cdrfacade.web.caching.CacheStatus.Forwarded;

/**
 * A result, and what HTTP caches may do with it.
 *
 * @param <V> type of the result
 * @param result the result
 * @param caching what HTTP caches may do with it, and where it came from
 */
public record Found<V>(V result, Caching caching) {

	static <V> Found<V> hit(Kept<V> kept, long now) {
		return new Found<>(kept.result(), new Caching(CacheStatus.hit(kept.ttl(now)), kept.age(now), kept.lifetime()));
	}

	static <V> Found<V> forwarded(Kept<V> kept, Forwarded why, boolean stored) {
		return new Found<>(kept.result(),
				new Caching(new CacheStatus(why, false, stored, null), null, kept.lifetime()));
	}

	/** A stale result: HTTP caches may keep it, but must ask again each time. */
	static <V> Found<V> stale(Kept<V> kept, long now) {
		return new Found<>(kept.result(), new Caching(new CacheStatus(Forwarded.STALE, false, false, kept.ttl(now)),
				kept.age(now), Duration.ZERO));
	}

	/**
	 * Wraps a result that must not be kept by any cache.
	 * @param <V> type of the result
	 * @param result the result
	 * @return the result, which was never looked for in the cache
	 */
	public static <V> Found<V> bypassed(V result) {
		return new Found<>(result, new Caching(CacheStatus.forwarded(Forwarded.BYPASS), null, null));
	}

	/** The same for another request that asked at the same time. */
	Found<V> shared() {
		return new Found<>(this.result, this.caching.shared());
	}

}
