package io.cdrfacade.calls.list;

import java.time.Clock;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.CacheStatus.Forwarded;
import io.cdrfacade.web.caching.Flights;

/**
 * Gets answers from the cache where it can and from the platform where it must; from the
 * cache again, stale as they are, while the platform fails. Not for queries that consume.
 */
final class CachedAnswers {

	private static final Logger log = LoggerFactory.getLogger(CachedAnswers.class);

	private final PlatformAnswers platform;

	private final AnswerStore store;

	private final CacheProperties properties;

	private final Clock clock;

	private final Ticker ticker;

	private final AnswerMetrics metrics;

	private final Flights<AnswerKey, FoundAnswer> flights = new Flights<>();

	CachedAnswers(PlatformAnswers platform, AnswerStore store, CacheProperties properties, Clock clock, Ticker ticker,
			AnswerMetrics metrics) {
		this.platform = platform;
		this.store = store;
		this.properties = properties;
		this.clock = clock;
		this.ticker = ticker;
		this.metrics = metrics;
	}

	/**
	 * Gets the answer to a query.
	 * @param key what its answer depends on
	 * @param query what is asked for
	 * @param demands what the caller allows
	 * @return the answer
	 * @throws PlatformException if the platform has none, nor the cache
	 */
	FoundAnswer find(AnswerKey key, CallsQuery query, CacheDemands demands) {
		try {
			FoundAnswer hit = fresh(key, demands);
			FoundAnswer found = (hit != null) ? hit : forward(key, query, demands);
			this.metrics.found(found);
			return found;
		}
		catch (RuntimeException ex) {
			this.metrics.failed();
			throw ex;
		}
	}

	/**
	 * Looks for an answer without asking the platform. Nobody has been given it yet.
	 * @param key what it depends on
	 * @param demands what the caller allows
	 * @return the answer, if it is kept, fresh and allowed; otherwise {@code null}
	 */
	@Nullable FoundAnswer fresh(AnswerKey key, CacheDemands demands) {
		KeptAnswer kept = this.store.find(key);
		long now = this.ticker.read();
		return (kept != null && kept.isFresh(now) && demands.accept(kept.age(now))) ? FoundAnswer.hit(kept, now) : null;
	}

	/**
	 * Gives somebody an answer that was looked for.
	 * @param fresh the answer
	 * @return the same
	 */
	FoundAnswer give(FoundAnswer fresh) {
		this.metrics.found(fresh);
		return fresh;
	}

	private FoundAnswer forward(AnswerKey key, CallsQuery query, CacheDemands demands) {
		try {
			return demands.demandNew() ? ask(key, query, demands, Forwarded.REQUEST) : share(key, query, demands);
		}
		catch (PlatformException ex) {
			return stale(key, demands, ex);
		}
	}

	/** Whoever leads looks again: another one may just have come back with an answer. */
	private FoundAnswer share(AnswerKey key, CallsQuery query, CacheDemands demands) {
		return this.flights.take(key, () -> {
			FoundAnswer hit = fresh(key, demands);
			return (hit != null) ? hit : ask(key, query, demands, Forwarded.MISS);
		}, FoundAnswer::shared);
	}

	private FoundAnswer ask(AnswerKey key, CallsQuery query, CacheDemands demands, Forwarded why) {
		Duration lifetime = this.properties.lifetime(query.selection(), this.clock.instant());
		long askedAt = this.ticker.read();
		Answer answer = this.platform.get(query);
		KeptAnswer kept = new KeptAnswer(answer, askedAt, this.ticker.read(), lifetime);
		return FoundAnswer.forwarded(kept, why, demands.store() && this.store.keep(key, kept));
	}

	private FoundAnswer stale(AnswerKey key, CacheDemands demands, PlatformException ex) {
		KeptAnswer kept = isOutage(ex) ? this.store.find(key) : null;
		long now = this.ticker.read();
		if (kept == null || !demands.accept(kept.age(now))) {
			throw ex;
		}
		log.warn("Answered from {} ago, as the platform fails: {}", kept.age(now), ex.getMessage());
		return FoundAnswer.stale(kept, now);
	}

	/**
	 * Refused credentials are none: who takes an account's access away means it. Nor is
	 * the refusal of a query, which would be refused again.
	 */
	private static boolean isOutage(PlatformException ex) {
		return switch (ex) {
			case PlatformException.Unreachable _, PlatformException.Busy _, PlatformException.TimedOut _,
					PlatformException.Failed _, PlatformException.Malformed _ ->
				true;
			case PlatformException.NotAuthorised _, PlatformException.Rejected _ -> false;
		};
	}

}
