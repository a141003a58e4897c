package io.cdrfacade.calls.export;

import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.springframework.stereotype.Component;

/** Counts exports and what is in them. */
@Component
final class ExportMetrics {

	private final MeterRegistry registry;

	ExportMetrics(MeterRegistry registry) {
		this.registry = registry;
	}

	/** How exports end. */
	enum Outcome {

		/** The caller got everything. */
		COMPLETE,

		/** The platform or the facade failed on the way. */
		CUT,

		/** The application was shut down, and waited for long enough. */
		SHUTDOWN,

		/** The caller went away, or took nothing for too long. */
		ABANDONED

	}

	Timer.Sample start() {
		return Timer.start(this.registry);
	}

	void sent(ExportQuery query, int records) {
		this.registry
			.counter("cdr.export.records", "account", query.selection().account().name(), "format",
					query.format().word())
			.increment(records);
	}

	void ended(Timer.Sample start, ExportQuery query, Outcome outcome) {
		start.stop(Timer.builder("cdr.exports")
			.description("Exports that began to be sent, by how they ended")
			.tag("account", query.selection().account().name())
			.tag("format", query.format().word())
			.tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
			.register(this.registry));
	}

}
