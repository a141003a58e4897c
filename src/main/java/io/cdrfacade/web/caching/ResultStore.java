package io.cdrfacade.web.caching;

import java.time.Duration;
import java.util.function.ToIntBiFunction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalListener;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Keeps results until they are too old to be used even while the platform fails. Their
 * total weight is bounded.
 *
 * @param <K> type of the keys
 * @param <V> type of the results
 */
public final class ResultStore<K, V> {

	/** No result may push out more than this part of the others. */
	private static final int LARGEST_SHARE = 2;

	private final Cache<K, Kept<V>> results;

	private final ToIntBiFunction<K, V> weigher;

	private final long largest;

	private final Duration staleLifetime;

	private final Ticker ticker;

	ResultStore(Limits<K, V> limits, Ticker ticker, RemovalListener<K, Kept<V>> evicted) {
		this.weigher = limits.weigher();
		this.largest = limits.maxWeight() / LARGEST_SHARE;
		this.staleLifetime = limits.staleLifetime();
		this.ticker = ticker;
		this.results = Caffeine.newBuilder()
			.maximumWeight(limits.maxWeight())
			.weigher((K key, Kept<V> kept) -> weight(key, kept))
			.expireAfter(Expiry.<K, Kept<V>>writing((key, kept) -> left(kept)))
			.ticker(ticker)
			.executor(Runnable::run)
			.evictionListener(evicted)
			.build();
	}

	private int weight(K key, Kept<V> kept) {
		return this.weigher.applyAsInt(key, kept.result());
	}

	/** For how long a result may still be used, if only while the platform fails. */
	private Duration left(Kept<V> kept) {
		return kept.ttl(this.ticker.read()).plus(this.staleLifetime);
	}

	/**
	 * Finds a result, fresh or stale.
	 * @param key what it depends on
	 * @return the result, or {@code null} if there is none
	 */
	public @Nullable Kept<V> find(K key) {
		return this.results.getIfPresent(key);
	}

	/**
	 * Keeps a result, unless there is one that was asked for later.
	 * @param key what it depends on
	 * @param kept the result
	 * @return whether there is room for results of its weight
	 */
	public boolean keep(K key, Kept<V> kept) {
		boolean room = weight(key, kept) <= this.largest && left(kept).isPositive();
		if (room) {
			this.results.asMap().merge(key, kept, Kept::later);
		}
		return room;
	}

	/** How many bytes the results take, roughly. */
	long weight() {
		this.results.cleanUp();
		return this.results.policy().eviction().orElseThrow().weightedSize().orElse(0);
	}

	/** How many results there are. */
	long size() {
		this.results.cleanUp();
		return this.results.estimatedSize();
	}

	/**
	 * What may be kept.
	 *
	 * @param <K> type of the keys
	 * @param <V> type of the results
	 * @param maxWeight most bytes that all results may take together; 0 keeps none
	 * @param staleLifetime how long a result is kept after it was fresh
	 * @param weigher how many bytes a key and its result take, roughly
	 */
	record Limits<K, V>(long maxWeight, Duration staleLifetime, ToIntBiFunction<K, V> weigher) {
	}

}
