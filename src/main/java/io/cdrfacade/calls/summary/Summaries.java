package io.cdrfacade.calls.summary;

import io.cdrfacade.calls.Selection;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.Flights;

/** Counts calls, once for all who ask for the same at the same time. */
final class Summaries {

	private final Counters counters;

	private final Flights<Key, Counted> flights = new Flights<>();

	Summaries(Counters counters) {
		this.counters = counters;
	}

	/**
	 * Counts.
	 * @param query what is to be counted
	 * @param demands what the caller allows
	 * @return what was counted
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 */
	Counted find(SummaryQuery query, CacheDemands demands) {
		return demands.demandNew() ? count(query, demands)
				: this.flights.take(Key.of(query, demands), () -> count(query, demands), Counted::shared);
	}

	private Counted count(SummaryQuery query, CacheDemands demands) {
		return new Counting(this.counters, query, demands).count();
	}

	/** What a count depends on; not on who sees it. */
	private record Key(Selection selection, GroupBy groupBy, CacheDemands demands) {

		static Key of(SummaryQuery query, CacheDemands demands) {
			return new Key(query.selection().normalised(), query.groupBy(), demands);
		}

	}

}
