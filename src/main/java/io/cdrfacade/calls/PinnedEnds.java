package io.cdrfacade.calls;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Which ends of a range the caller gave; the others move with the time. */
public enum PinnedEnds {

	/** Neither: the last 24 hours at the time of the request. */
	NEITHER,

	/** The start: from then until the time of the request. */
	FROM,

	/** Both: always the same range. */
	BOTH;

	/**
	 * A start that is left out is 24 hours before the end, and moves if the end moves.
	 */
	static PinnedEnds of(@Nullable Instant from, @Nullable Instant to) {
		if (to != null) {
			return BOTH;
		}
		return (from != null) ? FROM : NEITHER;
	}

}
