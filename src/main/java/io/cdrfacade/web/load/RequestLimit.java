package io.cdrfacade.web.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import io.cdrfacade.platform.PlatformException;

/**
 * The last bound on the memory and the threads that requests take. Requests that ask the
 * platform for a page may have only a part of the permits: the rest always serves what
 * needs no platform, such as cache hits, however long the platform takes.
 */
public final class RequestLimit implements MeterBinder {

	static final Duration RETRY_AFTER = Duration.ofSeconds(1);

	/** One permit of so many is not for requests that ask the platform. */
	private static final int RESERVED_SHARE = 4;

	private final int limit;

	private final Duration maxWait;

	/** Fair: a request that waits comes before one that has just arrived. */
	private final Semaphore requests;

	private final QuestionLimit questions;

	private final LongAdder refused = new LongAdder();

	RequestLimit(WebProperties properties, Ticker ticker) {
		this.limit = properties.requestLimit();
		this.maxWait = properties.maxRequestWait();
		this.requests = new Semaphore(this.limit, true);
		this.questions = new QuestionLimit(this.limit - this.limit / RESERVED_SHARE, ticker);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("cdr.web.requests.active", this, RequestLimit::active)
			.description("Requests at work")
			.register(registry);
		Gauge.builder("cdr.web.requests.waiting", this, RequestLimit::waiting)
			.description("Requests that wait for others to end")
			.register(registry);
		Gauge.builder("cdr.web.requests.limit", this, (all) -> all.limit)
			.description("Requests that may be at work at once")
			.register(registry);
		FunctionCounter.builder("cdr.web.requests.shed", this.refused, LongAdder::sum)
			.description("Requests refused because too many were at work")
			.register(registry);
	}

	private int active() {
		return this.limit - this.requests.availablePermits();
	}

	private int waiting() {
		return this.requests.getQueueLength() + this.questions.waiting();
	}

	/** Takes a permit for a request, if one is free in time. */
	boolean enter() {
		boolean entered = acquire(this.requests, this.maxWait);
		if (!entered) {
			this.refused.increment();
		}
		return entered;
	}

	/**
	 * Takes a permit of a fair semaphore in turn. Without a time, a semaphore would let a
	 * request pass those that wait.
	 */
	static boolean acquire(Semaphore permits, Duration wait) {
		try {
			return permits.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	void leave() {
		this.requests.release();
	}

	/**
	 * Asks the platform, or waits for another request that does. See
	 * {@link QuestionLimit} for who may.
	 * @param <T> type of the answer
	 * @param question gets the answer
	 * @return the answer
	 * @throws PlatformException.Busy if too many requests do so already
	 */
	public <T> T ask(Supplier<T> question) {
		if (!this.questions.enter()) {
			this.refused.increment();
			throw new PlatformException.Busy("As many requests as the facade can hold wait for the platform", null);
		}
		try {
			return question.get();
		}
		finally {
			this.questions.leave();
		}
	}

}
