package io.cdrfacade.calls.summary;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalListener;
import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

/** Keeps what was counted of days, within a bound of memory. */
final class DayStore {

	/** No day may push out more than this part of the others. */
	private static final int LARGEST_SHARE = 8;

	private final Cache<DayKey, KeptDay> days;

	private final long largest;

	private final Duration lifetime;

	private final Ticker ticker;

	DayStore(long maxWeight, Duration lifetime, Ticker ticker, RemovalListener<DayKey, KeptDay> evicted) {
		this.largest = maxWeight / LARGEST_SHARE;
		this.lifetime = lifetime;
		this.ticker = ticker;
		this.days = Caffeine.newBuilder()
			.maximumWeight(maxWeight)
			.weigher((DayKey key, KeptDay day) -> weight(key, day))
			.expireAfterWrite(lifetime)
			.ticker(ticker)
			.executor(Runnable::run)
			.evictionListener(evicted)
			.build();
	}

	private static int weight(DayKey key, KeptDay day) {
		return key.weight() + day.weight();
	}

	/**
	 * Finds a day that is fresh.
	 * @param key what was counted
	 * @return the day, or {@code null} if there is none
	 */
	@Nullable KeptDay find(DayKey key) {
		KeptDay day = this.days.getIfPresent(key);
		return (day != null && ttl(day).isPositive()) ? day : null;
	}

	/** The time now, in nanoseconds of a monotonic clock. */
	long time() {
		return this.ticker.read();
	}

	/** How long ago the platform was asked for a day. */
	Duration age(KeptDay day) {
		return Duration.ofNanos(time() - day.askedAt());
	}

	/** For how long a day stays fresh. */
	Duration ttl(KeptDay day) {
		return this.lifetime.minus(age(day));
	}

	/**
	 * Keeps a day.
	 * @param key what was counted
	 * @param day the day
	 * @return whether there is room for days of its weight
	 */
	boolean keep(DayKey key, KeptDay day) {
		boolean room = weight(key, day) <= this.largest && ttl(day).isPositive();
		if (room) {
			this.days.put(key, day);
		}
		return room;
	}

	/** How many bytes the days take, roughly. */
	long weight() {
		this.days.cleanUp();
		return this.days.policy().eviction().orElseThrow().weightedSize().orElse(0);
	}

	/** How many days there are. */
	long size() {
		this.days.cleanUp();
		return this.days.estimatedSize();
	}

}
