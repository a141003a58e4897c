package io.cdrfacade.web.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** How many may do something at once that takes long. */
public final class Places {

	private final int all;

	private final Semaphore free;

	/**
	 * Creates places that are all free.
	 * @param all how many there are
	 * @param meter name of the gauge that shows how many are taken
	 * @param description what a place is taken for
	 * @param registry takes the gauge
	 */
	public Places(int all, String meter, String description, MeterRegistry registry) {
		this.all = all;
		this.free = new Semaphore(all);
		Gauge.builder(meter, this, Places::taken).description(description).register(registry);
	}

	/**
	 * Takes a place.
	 * @return the place, to be given back by closing it, or {@code null} if none is free
	 */
	public @Nullable Place take() {
		return this.free.tryAcquire() ? this.free::release : null;
	}

	/**
	 * Takes a place, or ends the request with the problem {@code overloaded}.
	 * @param detail what there are enough of already
	 * @param retryAfter when a place may be free again
	 * @return the place, to be given back by closing it
	 */
	public Place require(String detail, Duration retryAfter) {
		Place place = take();
		if (place == null) {
			throw new ProblemException(ProblemCode.OVERLOADED, detail, retryAfter);
		}
		return place;
	}

	private int taken() {
		return this.all - this.free.availablePermits();
	}

	/** A place that is taken. */
	@FunctionalInterface
	public interface Place extends AutoCloseable {

		@Override
		void close();

	}

}
