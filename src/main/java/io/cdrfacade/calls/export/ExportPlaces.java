package io.cdrfacade.calls.export;

import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.stereotype.Component;

/** Lets so many exports run at once. */
@Component
final class ExportPlaces {

	private final Semaphore places;

	ExportPlaces(ExportProperties properties, MeterRegistry registry) {
		this.places = new Semaphore(properties.maxConcurrent());
		Gauge.builder("cdr.exports.active", () -> properties.maxConcurrent() - this.places.availablePermits())
			.description("Exports that are under way")
			.register(registry);
	}

	boolean tryEnter() {
		return this.places.tryAcquire();
	}

	void leave() {
		this.places.release();
	}

}
