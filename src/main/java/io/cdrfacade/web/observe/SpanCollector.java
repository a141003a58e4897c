package io.cdrfacade.web.observe;

import io.opentelemetry.sdk.trace.export.SpanExporter;
import org.springframework.beans.factory.ObjectProvider;

/** Knows whether anything receives the spans of traces. */
final class SpanCollector {

	private final ObjectProvider<SpanExporter> exporters;

	private volatile int count = -1;

	SpanCollector(ObjectProvider<SpanExporter> exporters) {
		this.exporters = exporters;
	}

	/**
	 * Whether there is an exporter; looks only when asked, as exporters are created late.
	 */
	boolean isThere() {
		if (this.count < 0) {
			this.count = (int) this.exporters.stream().count();
		}
		return this.count > 0;
	}

}
