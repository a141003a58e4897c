package io.cdrfacade.web.caching;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToIntBiFunction;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.web.caching.CacheStatus.Forwarded;
import io.cdrfacade.web.load.RequestLimit;

/**
 * Gets fresh results from memory and all others from the platform; while the platform
 * fails, stale results from memory. Requests for the same result at the same time share
 * one call.
 *
 * @param <K> type of the keys: what a result depends on
 * @param <V> type of the results
 */
public final class ResultCache<K, V> {

	private static final Logger log = LoggerFactory.getLogger(ResultCache.class);

	private final RequestLimit limit;

	private final Ticker ticker;

	private final CacheMeters meters;

	private final ResultStore<K, V> store;

	private final Flights<K, Found<V>> flights = new Flights<>();

	private ResultCache(RequestLimit limit, Ticker ticker, CacheMeters meters, ResultStore<K, V> store) {
		this.limit = limit;
		this.ticker = ticker;
		this.meters = meters;
		this.store = store;
	}

	/**
	 * Makes caches of the application.
	 *
	 * @param limit bounds how many requests ask the platform
	 * @param ticker tells how old a result is
	 * @param registry takes the meters
	 */
	public record Factory(RequestLimit limit, Ticker ticker, MeterRegistry registry) {

		/**
		 * Makes a cache.
		 * @param <K> type of the keys
		 * @param <V> type of the results
		 * @param meters first part of the names of its meters
		 * @param maxWeight most bytes that all results may take together; 0 keeps none
		 * @param staleLifetime how long a result is kept after it was fresh, to be used
		 * while the platform fails
		 * @param weigher how many bytes a key and its result take, roughly
		 * @return the cache, which is empty
		 */
		public <K, V> ResultCache<K, V> make(String meters, long maxWeight, Duration staleLifetime,
				ToIntBiFunction<K, V> weigher) {
			return new ResultCache<>(this.limit, this.ticker, new CacheMeters(meters, this.registry),
					makeStore(meters, maxWeight, staleLifetime, weigher));
		}

		/**
		 * Makes a store for results that are not got one by one.
		 * @param <K> type of the keys
		 * @param <V> type of the results
		 * @param meters first part of the names of its meters
		 * @param maxWeight most bytes that all results may take together; 0 keeps none
		 * @param staleLifetime how long a result is kept after it was fresh
		 * @param weigher how many bytes a key and its result take, roughly
		 * @return the store, which is empty
		 */
		public <K, V> ResultStore<K, V> makeStore(String meters, long maxWeight, Duration staleLifetime,
				ToIntBiFunction<K, V> weigher) {
			StoreMeters all = new StoreMeters(meters, this.registry);
			ResultStore<K, V> store = new ResultStore<>(new ResultStore.Limits<>(maxWeight, staleLifetime, weigher),
					this.ticker, (key, result, cause) -> all.evicted(cause));
			all.watch(store);
			return store;
		}

	}

	/**
	 * Gets a result.
	 * @param key what it depends on
	 * @param demands what the caller allows
	 * @param lifetime tells for how long a new result is fresh
	 * @param question asks the platform
	 * @return the result
	 * @throws PlatformException if neither the platform nor the cache has one
	 */
	public Found<V> find(K key, CacheDemands demands, Function<V, Duration> lifetime, Supplier<V> question) {
		try {
			Found<V> hit = fresh(key, demands);
			Found<V> found = (hit != null) ? hit : forward(key, demands, lifetime, question);
			this.meters.found(found.caching().status());
			return found;
		}
		catch (RuntimeException ex) {
			this.meters.failed();
			throw ex;
		}
	}

	/** The result that is kept, if it is fresh and the caller allows it. */
	private @Nullable Found<V> fresh(K key, CacheDemands demands) {
		Kept<V> kept = this.store.find(key);
		long now = this.ticker.read();
		return (kept != null && kept.isFresh(now) && demands.accept(kept.age(now))) ? Found.hit(kept, now) : null;
	}

	private Found<V> forward(K key, CacheDemands demands, Function<V, Duration> lifetime, Supplier<V> question) {
		try {
			return this.limit.ask(() -> demands.demandNew() ? ask(key, demands, lifetime, question, Forwarded.REQUEST)
					: share(key, demands, lifetime, question));
		}
		catch (PlatformException ex) {
			return stale(key, demands, ex);
		}
	}

	/**
	 * The first request looks into the cache again, as another one may just have filled
	 * it.
	 */
	private Found<V> share(K key, CacheDemands demands, Function<V, Duration> lifetime, Supplier<V> question) {
		return this.flights.take(key, () -> {
			Found<V> hit = fresh(key, demands);
			return (hit != null) ? hit : ask(key, demands, lifetime, question, Forwarded.MISS);
		}, Found::shared);
	}

	private Found<V> ask(K key, CacheDemands demands, Function<V, Duration> lifetime, Supplier<V> question,
			Forwarded why) {
		long askedAt = this.ticker.read();
		V result = question.get();
		Kept<V> kept = new Kept<>(result, askedAt, this.ticker.read(), lifetime.apply(result));
		return Found.forwarded(kept, why, demands.store() && this.store.keep(key, kept));
	}

	private Found<V> stale(K key, CacheDemands demands, PlatformException ex) {
		Kept<V> kept = isOutage(ex) ? this.store.find(key) : null;
		long now = this.ticker.read();
		if (kept == null || !demands.accept(kept.age(now))) {
			throw ex;
		}
		log.debug("Answered from {} ago, as the platform fails: {}", kept.age(now), ex.getMessage());
		return Found.stale(kept, now);
	}

	/**
	 * Refused credentials are no outage: an operator who takes an account's access away
	 * means it. A query that was refused would be refused again.
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
