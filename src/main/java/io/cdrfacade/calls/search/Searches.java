package io.cdrfacade.calls.search;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.calls.CallsProperties;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.Caching;
import io.cdrfacade.web.caching.Found;
import io.cdrfacade.web.caching.ResultCache;
import io.cdrfacade.work.LongWork;

/**
 * Finds calls by filters and in orders that the platform does not know. All pages, orders
 * and filters of a range share one reading. A range that is not over yet is read up to
 * now: that time is the end of the range in the links of the answer, by which the other
 * pages find the same reading.
 */
@Component
public final class Searches {

	private final Readings readings;

	private final ResultCache<Selection, Reading> cache;

	private final CacheProperties properties;

	private final Duration lifetime;

	private final Clock clock;

	private final OpenRanges openRanges;

	Searches(Readings readings, ResultCache.Factory caches, CacheProperties properties, CallsProperties searches,
			Clock clock, Ticker ticker) {
		this.readings = readings;
		this.cache = caches.make("cdr.search", searches.searchWeight(), properties.staleLifetime(),
				(selection, reading) -> selection.weight() + reading.weight());
		this.properties = properties;
		this.lifetime = searches.searchLifetime();
		this.clock = clock;
		this.openRanges = new OpenRanges(properties.openLifetime(), clock, ticker);
	}

	/**
	 * Finds a page of calls.
	 * @param selection which calls
	 * @param sort in which order; {@code null} for the platform's
	 * @param number number of the page, from 1
	 * @param size calls a page
	 * @param demands what the caller allows
	 * @return the page
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws io.cdrfacade.web.problem.ProblemException if there are too many calls
	 */
	public Found<Matches> find(Selection selection, @Nullable Sort sort, int number, int size, CacheDemands demands) {
		Selection range = this.openRanges.pin(selection, demands);
		boolean closed = this.properties.isClosed(range, this.clock.instant());
		Duration fresh = closed ? this.properties.closedLifetime() : this.lifetime;
		Found<Reading> found = this.cache.find(range, demands, (_) -> fresh, () -> this.readings.read(range));
		List<Cdr> calls = LongWork.get(() -> list(found.result(), selection, sort));
		Matches matches = Matches.of(range.from(), range.to(), calls, number, size);
		// The answer for a range that goes on is fresh for as long as its end is used.
		Caching caching = this.openRanges.isOpen(selection) ? found.caching().limitedTo(this.properties.openLifetime())
				: found.caching();
		return new Found<>(matches, caching);
	}

	/** The platform's filters were applied by the platform, in its own way. */
	private static List<Cdr> list(Reading reading, Selection selection, @Nullable Sort sort) {
		List<Cdr> calls = reading.list(selection.filters().own()::admit);
		if (sort != null) {
			calls.sort(sort.comparator());
		}
		return calls;
	}

}
