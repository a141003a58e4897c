package io.cdrfacade.web.caching;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;

/** Counts where results come from, and measures the cache. */
final class CacheMeters {

	private final Map<Result, Counter> results = new EnumMap<>(Result.class);

	private final Map<RemovalCause, Counter> evictions = new EnumMap<>(RemovalCause.class);

	private final String prefix;

	private final MeterRegistry registry;

	CacheMeters(String prefix, MeterRegistry registry) {
		this.prefix = prefix;
		this.registry = registry;
		for (Result result : Result.values()) {
			this.results.put(result,
					Counter.builder(prefix + ".requests")
						.description("Requests by where their result came from")
						.tag("result", word(result))
						.register(registry));
		}
		for (RemovalCause cause : new RemovalCause[] { RemovalCause.SIZE, RemovalCause.EXPIRED }) {
			this.evictions.put(cause,
					Counter.builder(prefix + ".evictions")
						.description("Results that the cache dropped because it was full or they were too old")
						.tag("cause", word(cause))
						.register(registry));
		}
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	void watch(ResultStore<?, ?> store) {
		Gauge.builder(this.prefix + ".weight", store, ResultStore::weight)
			.description("Memory that the kept results take, roughly")
			.baseUnit(BaseUnits.BYTES)
			.register(this.registry);
		Gauge.builder(this.prefix + ".size", store, ResultStore::size)
			.description("Results that are kept")
			.register(this.registry);
	}

	void found(CacheStatus status) {
		count(Result.of(status));
	}

	void failed() {
		count(Result.FAULT);
	}

	private void count(Result result) {
		Counter counter = this.results.get(result);
		if (counter != null) {
			counter.increment();
		}
	}

	void evicted(RemovalCause cause) {
		Counter counter = this.evictions.get(cause);
		if (counter != null) {
			counter.increment();
		}
	}

	private enum Result {

		/** From the cache, fresh. */
		HIT,

		/** From the platform, as no fresh one was kept. */
		MISS,

		/** From the platform, asked by another request at the same time. */
		COLLAPSED,

		/** From the platform, as the caller demanded. */
		REQUEST,

		/** From the cache, stale, as the platform failed. */
		STALE,

		/** None, as the platform failed. */
		FAULT;

		static Result of(CacheStatus status) {
			if (status.forwarded() == null) {
				return HIT;
			}
			return switch (status.forwarded()) {
				case STALE -> STALE;
				case REQUEST -> REQUEST;
				case MISS, PARTIAL, BYPASS -> status.collapsed() ? COLLAPSED : MISS;
			};
		}

	}

}
