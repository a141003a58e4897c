package io.cdrfacade.calls.changes;

import java.util.Optional;
import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** How many may do something at once that takes long. */
final class Places {

	private final Semaphore free;

	private final int all;

	Places(int all, String meter, String description, MeterRegistry registry) {
		this.all = all;
		this.free = new Semaphore(all);
		Gauge.builder(meter, this, Places::taken).description(description).register(registry);
	}

	/** Takes a place, to be given back by closing it, if there is one. */
	Optional<Place> take() {
		return this.free.tryAcquire() ? Optional.of(this.free::release) : Optional.empty();
	}

	private int taken() {
		return this.all - this.free.availablePermits();
	}

	/** A place that is taken. */
	interface Place extends AutoCloseable {

		@Override
		void close();

	}

}
