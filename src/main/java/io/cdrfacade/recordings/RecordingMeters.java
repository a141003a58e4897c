package io.cdrfacade.recordings;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import org.springframework.stereotype.Component;

/** Counts requests for recordings by how they end. */
@Component
final class RecordingMeters {

	private final MeterRegistry registry;

	RecordingMeters(MeterRegistry registry) {
		this.registry = registry;
	}

	void count(String account, RecordingOutcome outcome) {
		Counter.builder("cdr.recordings.requests")
			.description("Requests for recordings")
			.tags("account", account, "outcome", outcome.word())
			.register(this.registry)
			.increment();
	}

	void sent(String account, long bytes) {
		Counter.builder("cdr.recordings.sent")
			.description("Bytes of recordings sent to callers")
			.baseUnit(BaseUnits.BYTES)
			.tag("account", account)
			.register(this.registry)
			.increment((double) bytes);
	}

	void link(boolean kept) {
		Counter.builder("cdr.recordings.links")
			.description("Links to recordings that were needed, by whether they were cached")
			.tag("result", kept ? "hit" : "miss")
			.register(this.registry)
			.increment();
	}

	void watch(LocalLinks links) {
		Gauge.builder("cdr.recordings.links.kept", links, LocalLinks::size)
			.description("Links to recordings that are kept")
			.register(this.registry);
	}

}
