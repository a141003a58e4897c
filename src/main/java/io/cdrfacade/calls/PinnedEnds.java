package io.cdrfacade.calls;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/** Which ends of a range the caller pinned; the others move with the time. */
public enum PinnedEnds {

	/** Neither: the last 24 hours, whenever that is asked. */
	NEITHER,

	/** The start: from then until now, whenever that is asked. */
	FROM,

	/** Both: always the same range. */
	BOTH;

	/**
	 * A start that is left out is 24 hours before the end, so that it moves or not with
	 * it.
	 */
	static PinnedEnds of(@Nullable Instant from, @Nullable Instant to) {
		if (to != null) {
			return BOTH;
		}
		return (from != null) ? FROM : NEITHER;
	}

}
