package io.cdrfacade.calls.search;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;

import io.cdrfacade.calls.PinnedEnds;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.web.caching.CacheDemands;

/**
 * Ends for ranges that are not over, which are read up to now. For a short time, later
 * queries for the same range get the same end, and so the same reading, unless they
 * demand a newer one.
 */
final class OpenRanges {

	private static final int MAX_RANGES = 1000;

	private final Clock clock;

	/** Up to when each range was last read. */
	private final Cache<Selection, Instant> ends;

	OpenRanges(Duration lifetime, Clock clock, Ticker ticker) {
		this.clock = clock;
		this.ends = Caffeine.newBuilder()
			.maximumSize(MAX_RANGES)
			.expireAfterWrite(lifetime)
			.ticker(ticker)
			.executor(Runnable::run)
			.build();
	}

	/**
	 * Gives what the platform is asked for: the range, with an end if it has none yet.
	 */
	Selection pin(Selection selection, CacheDemands demands) {
		Selection key = selection.forPlatform().normalised();
		if (!isOpen(selection)) {
			return key;
		}
		this.ends.policy()
			.expireAfterWrite()
			.flatMap((kept) -> kept.ageOf(key))
			.filter((age) -> !demands.accept(age))
			.ifPresent((_) -> this.ends.invalidate(key));
		Instant end = this.ends.get(key, (_) -> this.clock.instant().truncatedTo(ChronoUnit.SECONDS));
		Instant from = (selection.pinned() == PinnedEnds.NEITHER)
				? end.minus(Duration.between(selection.from(), selection.to())) : selection.from();
		return key.within(from, from.isBefore(end) ? end : selection.to());
	}

	boolean isOpen(Selection selection) {
		return selection.pinned() != PinnedEnds.BOTH || selection.to().isAfter(this.clock.instant());
	}

}
