package io.cdrfacade.web.caching;

import java.time.Duration;
import java.util.Locale;

import org.jspecify.annotations.Nullable;

/**
 * Where an answer came from: the header {@code Cache-Status} (RFC 9211).
 *
 * @param forwarded why the platform was asked; {@code null} if it was not
 * @param collapsed whether another request's answer is shared
 * @param stored whether the answer was kept
 * @param ttl for how long the answer is fresh; negative if it has been stale for that
 * long; {@code null} if that is not known
 */
public record CacheStatus(@Nullable Forwarded forwarded, boolean collapsed, boolean stored, @Nullable Duration ttl) {

	/** Name of the header. */
	public static final String HEADER = "Cache-Status";

	private static final String CACHE = "cdr-facade";

	/** Reasons to ask the platform. */
	public enum Forwarded {

		/** The request may not be answered from the cache. */
		BYPASS,

		/** There was no fresh answer. */
		MISS,

		/** Only a part of the answer was kept. */
		PARTIAL,

		/** The request demands a newer answer than the kept one. */
		REQUEST,

		/** The kept answer is stale, and is used because the platform failed. */
		STALE;

		private final String word = name().toLowerCase(Locale.ROOT);

	}

	/**
	 * The platform was not asked.
	 * @param ttl for how long the answer stays fresh
	 * @return the status
	 */
	public static CacheStatus hit(Duration ttl) {
		return new CacheStatus(null, false, false, ttl);
	}

	/**
	 * The platform was asked.
	 * @param why the reason
	 * @return the status of an answer that is neither kept nor shared
	 */
	public static CacheStatus forwarded(Forwarded why) {
		return new CacheStatus(why, false, false, null);
	}

	boolean isHit() {
		return this.forwarded == null;
	}

	/**
	 * Makes the status for another request that shares the answer.
	 * @return its status
	 */
	public CacheStatus shared() {
		return (this.forwarded != null) ? new CacheStatus(this.forwarded, true, false, null) : this;
	}

	/**
	 * Writes the header.
	 * @return its value
	 */
	public String value() {
		StringBuilder value = new StringBuilder(CACHE);
		value.append((this.forwarded != null) ? "; fwd=" + this.forwarded.word : "; hit");
		if (this.collapsed) {
			value.append("; collapsed");
		}
		if (this.stored) {
			value.append("; stored");
		}
		if (this.ttl != null) {
			value.append("; ttl=").append(this.ttl.toSeconds());
		}
		return value.toString();
	}

}
