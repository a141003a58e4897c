package io.cdrfacade.web.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Permits for work that takes long: they limit how much of it runs at once. */
public final class Permits {

	private final int all;

	private final Semaphore free;

	/**
	 * Creates permits that are all free.
	 * @param all how many there are
	 * @param meter name of the gauge that shows how many are taken
	 * @param description what a permit is taken for
	 * @param registry takes the gauge
	 */
	public Permits(int all, String meter, String description, MeterRegistry registry) {
		this.all = all;
		this.free = new Semaphore(all);
		Gauge.builder(meter, this, Permits::taken).description(description).register(registry);
	}

	/**
	 * Takes a permit.
	 * @return the permit, to be given back by closing it, or {@code null} if none is free
	 */
	public @Nullable Permit take() {
		return this.free.tryAcquire() ? this.free::release : null;
	}

	/**
	 * Takes a permit, or ends the request with the problem {@code overloaded}.
	 * @param detail what is at its limit, for the caller
	 * @param retryAfter when a permit may be free again
	 * @return the permit, to be given back by closing it
	 */
	public Permit require(String detail, Duration retryAfter) {
		Permit permit = take();
		if (permit == null) {
			throw new ProblemException(ProblemCode.OVERLOADED, detail, retryAfter);
		}
		return permit;
	}

	private int taken() {
		return this.all - this.free.availablePermits();
	}

	/** A permit that is taken. */
	@FunctionalInterface
	public interface Permit extends AutoCloseable {

		@Override
		void close();

	}

}
