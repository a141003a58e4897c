package io.cdrfacade.web.caching;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;

/** Measures a store, and counts what it drops. */
final class StoreMeters {

	private final Map<RemovalCause, Counter> evictions = new EnumMap<>(RemovalCause.class);

	private final String prefix;

	private final MeterRegistry registry;

	StoreMeters(String prefix, MeterRegistry registry) {
		this.prefix = prefix;
		this.registry = registry;
		for (RemovalCause cause : new RemovalCause[] { RemovalCause.SIZE, RemovalCause.EXPIRED }) {
			this.evictions.put(cause,
					Counter.builder(prefix + ".evictions")
						.description("Results that the cache dropped because it was full or they were too old")
						.tag("cause", cause.name().toLowerCase(Locale.ROOT))
						.register(registry));
		}
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

	void evicted(RemovalCause cause) {
		Counter counter = this.evictions.get(cause);
		if (counter != null) {
			counter.increment();
		}
	}

}
