package io.cdrfacade.calls.list;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;

import io.cdrfacade.web.caching.CacheStatus;

/** Counts where answers come from, and what the cache does. */
final class AnswerMetrics {

	private final Map<Result, Counter> results = new EnumMap<>(Result.class);

	private final Map<RemovalCause, Counter> evictions = new EnumMap<>(RemovalCause.class);

	private final MeterRegistry registry;

	AnswerMetrics(MeterRegistry registry) {
		this.registry = registry;
		for (Result result : Result.values()) {
			this.results.put(result,
					Counter.builder("cdr.cache.requests")
						.description("Requests by where their answer came from")
						.tag("result", word(result))
						.register(registry));
		}
		for (RemovalCause cause : new RemovalCause[] { RemovalCause.SIZE, RemovalCause.EXPIRED }) {
			this.evictions.put(cause,
					Counter.builder("cdr.cache.evictions")
						.description("Answers that the cache dropped, for want of room or of age")
						.tag("cause", word(cause))
						.register(registry));
		}
	}

	private static String word(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT);
	}

	void watch(AnswerStore store) {
		Gauge.builder("cdr.cache.weight", store, AnswerStore::weight)
			.description("Memory that the kept answers take, roughly")
			.baseUnit(BaseUnits.BYTES)
			.register(this.registry);
		Gauge.builder("cdr.cache.size", store, AnswerStore::size)
			.description("Answers that are kept")
			.register(this.registry);
	}

	void found(FoundAnswer answer) {
		count(Result.of(answer.status()));
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

		/** From the platform, for want of a fresh one. */
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
