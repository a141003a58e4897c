package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.problem.ProblemException;

/** The results of an account's polls, for all subscriptions that wait for them. */
final class PollMonitor {

	/** No single poll is waited for any longer. */
	static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	/** What subscriptions do besides waiting; it ends with the polls. */
	private final InterruptibleWork work = new InterruptibleWork();

	/** Opens when the next poll ends, or when there will be none. */
	private CountDownLatch next = new CountDownLatch(1);

	/** In a row, since polls began. */
	private int successes;

	private boolean over;

	private @Nullable RuntimeException fault;

	/** Polls begin after a time without any. */
	synchronized void begin() {
		this.successes = 0;
		this.fault = null;
	}

	/**
	 * Clears the fault of the last poll if the next one is due or under way, so that
	 * callers wait for its result. No poll can report its end in between, as that takes
	 * the same lock.
	 * @param due tells whether the next poll is due or under way
	 */
	synchronized void forgetIf(BooleanSupplier due) {
		if (due.getAsBoolean()) {
			this.fault = null;
		}
	}

	/**
	 * Records the end of a poll. After {@link #close} it is ignored, as the poll was
	 * interrupted.
	 * @param failure how it failed; {@code null} if it did not
	 * @return whether it was recorded
	 */
	synchronized boolean ended(@Nullable RuntimeException failure) {
		if (this.over) {
			return false;
		}
		this.fault = failure;
		this.successes = (failure != null) ? 0 : this.successes + 1;
		this.next.countDown();
		this.next = new CountDownLatch(1);
		return true;
	}

	/** Ends all waiting and work, as there will be no more polls. */
	synchronized void close() {
		this.over = true;
		this.work.close();
		this.next.countDown();
	}

	/**
	 * Opens when the next poll ends, or when there will be none. To be taken before one
	 * looks at what polls have found, so that none that ends meanwhile is missed.
	 */
	synchronized CountDownLatch next() {
		return this.next;
	}

	/** How many polls in a row have succeeded until now. */
	synchronized int successes() {
		return this.successes;
	}

	InterruptibleWork work() {
		return this.work;
	}

	/** Whether there will be no more polls. */
	synchronized boolean isOver() {
		return this.over;
	}

	/** Throws what the last poll failed with, if it did. */
	synchronized void verify() {
		if (this.fault != null) {
			throw this.fault;
		}
	}

	/**
	 * Waits for a poll to end.
	 * @param poll the poll, from {@link #next()}
	 * @param time how long to wait at most
	 * @return how much of that time is left; none if the poll has not ended
	 */
	static Duration await(CountDownLatch poll, Duration time) {
		try {
			long start = System.nanoTime();
			boolean ended = poll.await(time.toNanos(), TimeUnit.NANOSECONDS);
			return ended ? time.minusNanos(System.nanoTime() - start) : Duration.ZERO;
		}
		catch (InterruptedException _) {
			throw ProblemException.interrupted();
		}
	}

}
