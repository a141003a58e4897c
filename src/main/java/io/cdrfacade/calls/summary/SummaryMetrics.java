package io.cdrfacade.calls.summary;

import java.util.Locale;

import com.github.benmanes.caffeine.cache.RemovalCause;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;

/** Measures how many days summaries read, and how many were kept. */
final class SummaryMetrics {

	private final MeterRegistry registry;

	private final Counter kept;

	private final Counter read;

	private final DistributionSummary records;

	SummaryMetrics(MeterRegistry registry) {
		this.registry = registry;
		this.kept = days("hit");
		this.read = days("miss");
		this.records = DistributionSummary.builder("cdr.summary.records")
			.description("Calls that a summary read from the platform")
			.register(registry);
	}

	private Counter days(String result) {
		return Counter.builder("cdr.summary.days")
			.description("Days of summaries by where their count came from: the cache or the platform")
			.tag("result", result)
			.register(this.registry);
	}

	void watch(DayStore store) {
		Gauge.builder("cdr.summary.cache.weight", store, DayStore::weight)
			.description("Memory that the counts of kept days take, roughly")
			.baseUnit(BaseUnits.BYTES)
			.register(this.registry);
		Gauge.builder("cdr.summary.cache.size", store, DayStore::size)
			.description("Days whose counts are kept")
			.register(this.registry);
	}

	void counted(DayOrigins origins, long records) {
		this.kept.increment(origins.keptDays());
		this.read.increment(origins.readDays());
		this.records.record((double) records);
	}

	void evicted(RemovalCause cause) {
		Counter.builder("cdr.summary.cache.evictions")
			.description("Days whose counts the cache dropped, as they need room or are too old")
			.tag("cause", cause.name().toLowerCase(Locale.ROOT))
			.register(this.registry)
			.increment();
	}

}
