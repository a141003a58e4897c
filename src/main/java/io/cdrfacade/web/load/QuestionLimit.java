package io.cdrfacade.web.load;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Ticker;

/**
 * Permits for requests that ask the platform. A request that finds none free waits for a
 * short time if the requests ahead of it will have their permits in that time, at the
 * recent pace. So a fast platform serves all, and with a slow one a request that would
 * wait without success is refused at once.
 * <p>
 * After a pause no pace is known, and all requests wait. If they were refused at once,
 * they would be repeated at once and take CPU from the others.
 */
final class QuestionLimit {

	private static final Duration MAX_WAIT = Duration.ofMillis(500);

	private static final int UNKNOWN = Integer.MAX_VALUE;

	/** Fair: a request that waits comes before one that has just arrived. */
	private final Semaphore permits;

	private final Duration maxWait;

	private final Ticker ticker;

	private final AtomicInteger waiting = new AtomicInteger();

	private long windowStart;

	private int ended;

	/** Questions that ended in the window before, if there was one. */
	private int pace = UNKNOWN;

	/**
	 * Creates permits that are all free.
	 * @param permits how many there are
	 * @param ticker tells the time
	 */
	QuestionLimit(int permits, Ticker ticker) {
		this(permits, MAX_WAIT, ticker);
	}

	QuestionLimit(int permits, Duration maxWait, Ticker ticker) {
		this.permits = new Semaphore(permits, true);
		this.maxWait = maxWait;
		this.ticker = ticker;
		this.windowStart = ticker.read();
	}

	/** Takes a permit, if one is free or will be soon. */
	boolean enter() {
		return RequestLimit.acquire(this.permits, Duration.ZERO) || await();
	}

	private boolean await() {
		int ahead = this.waiting.incrementAndGet();
		try {
			return ahead <= pace() && RequestLimit.acquire(this.permits, this.maxWait);
		}
		finally {
			this.waiting.decrementAndGet();
		}
	}

	/** How many requests wait for a permit. */
	int waiting() {
		return this.waiting.get();
	}

	void leave() {
		count();
		this.permits.release();
	}

	private synchronized void count() {
		measure();
		this.ended++;
	}

	/** How many questions end in the time that one may wait. */
	private synchronized int pace() {
		measure();
		return Math.max(this.pace, this.ended);
	}

	private void measure() {
		long now = this.ticker.read();
		long elapsed = now - this.windowStart;
		if (elapsed >= this.maxWait.toNanos()) {
			this.pace = (elapsed < 2 * this.maxWait.toNanos()) ? this.ended : UNKNOWN;
			this.ended = 0;
			this.windowStart = now;
		}
	}

}
