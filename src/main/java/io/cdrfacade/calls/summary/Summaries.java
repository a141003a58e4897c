package io.cdrfacade.calls.summary;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.Flights;
import io.cdrfacade.web.caching.ResultCache;
import io.cdrfacade.web.caching.ResultStore;
import io.cdrfacade.web.load.RequestLimit;

/**
 * Counts calls. Equal queries at the same time are counted once. Where not all days are
 * kept, a request counts as one that asks the platform.
 */
@Component
final class Summaries {

	private final CallWalks walks;

	private final RequestLimit limit;

	private final SummaryProperties properties;

	private final CacheProperties cache;

	private final Clock clock;

	private final Ticker ticker;

	private final SummaryMetrics metrics;

	/** What was counted of whole days. */
	private final ResultStore<DayKey, Map<GroupKey, CallSums>> days;

	private final Flights<Key, CountedCalls> flights = new Flights<>();

	Summaries(CallWalks walks, RequestLimit limit, SummaryProperties properties, CacheProperties cache,
			ResultCache.Factory caches, Clock clock, Ticker ticker, MeterRegistry registry) {
		this.walks = walks;
		this.limit = limit;
		this.properties = properties;
		this.cache = cache;
		this.clock = clock;
		this.ticker = ticker;
		this.metrics = new SummaryMetrics(registry);
		this.days = caches.makeStore("cdr.summary.cache", properties.weight(), Duration.ZERO, DayKey::weight);
	}

	/**
	 * Counts.
	 * @param query what is to be counted
	 * @param demands what the caller allows
	 * @return the result
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws io.cdrfacade.web.problem.ProblemException if there is too much to count
	 */
	CountedCalls find(SummaryQuery query, CacheDemands demands) {
		return keptDays(query, demands).haveAll() ? share(query, demands)
				: this.limit.ask(() -> demands.demandNew() ? count(query, demands) : share(query, demands));
	}

	private CountedCalls share(SummaryQuery query, CacheDemands demands) {
		return this.flights.take(Key.of(query, demands), () -> count(query, demands), CountedCalls::shared);
	}

	private CountedCalls count(SummaryQuery query, CacheDemands demands) {
		DayReader reader = new DayReader(this.walks, query.selection(), this.properties.maxRecords());
		KeptDays kept = keptDays(query, demands);
		CountedCalls counted = new SummaryCount(query, kept, reader, this.properties.maxGroups()).count();
		this.metrics.counted(kept, reader.records());
		return counted;
	}

	private KeptDays keptDays(SummaryQuery query, CacheDemands demands) {
		return new KeptDays(query, demands, this.days, this.cache, this.clock.instant(), this.ticker.read());
	}

	/** What a count depends on. Who asks makes no difference. */
	private record Key(Selection selection, List<GroupBy> groupBy, CacheDemands demands) {

		static Key of(SummaryQuery query, CacheDemands demands) {
			return new Key(query.selection().normalised(), query.groupBy(), demands);
		}

	}

}
