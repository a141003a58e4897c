package io.cdrfacade.calls.summary;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;

/** Measures how many days summaries read, and how many were kept. */
final class SummaryMetrics {

	private final Counter kept;

	private final Counter read;

	private final DistributionSummary records;

	SummaryMetrics(MeterRegistry registry) {
		this.kept = days("hit", registry);
		this.read = days("miss", registry);
		this.records = DistributionSummary.builder("cdr.summary.records")
			.description("Calls that a summary read from the platform")
			.register(registry);
	}

	private static Counter days(String result, MeterRegistry registry) {
		return Counter.builder("cdr.summary.days")
			.description("Days of summaries by where their count came from: the cache or the platform")
			.tag("result", result)
			.register(registry);
	}

	void counted(KeptDays days, long records) {
		this.kept.increment(days.foundDays());
		this.read.increment(days.readDays());
		this.records.record((double) records);
	}

}
