package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.problem.ProblemException;

/** The results of an account's polls, for all subscriptions that wait for them. */
final class PollMonitor {

	/** No single poll is waited for any longer. */
	static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

	private final EndedCalls calls;

	/**
	 * After so many polls, no call can still be held back unless the clock stands still,
	 * and more waiting is useless.
	 */
	private final int enough;

	/** Opens when the next poll ends, or when there will be none. */
	private CountDownLatch next = new CountDownLatch(1);

	/** In a row, since polls began. */
	private int successes;

	private boolean over;

	private @Nullable RuntimeException fault;

	/** Threads to interrupt when all polling ends. */
	private final Set<Thread> workers = new HashSet<>();

	/**
	 * Begins without a poll.
	 * @param calls what is polled
	 * @param settle for how long new calls are held back
	 */
	PollMonitor(EndedCalls calls, Duration settle) {
		this.calls = calls;
		this.enough = 3 + (int) settle.dividedBy(PollSchedule.LEAST_PAUSE);
	}

	/** Polls begin after a time without any. */
	synchronized void begin() {
		this.successes = 0;
		this.fault = null;
	}

	/**
	 * Forgets the fault of the last poll if the next one is due, so that callers wait for
	 * that one. The end of a poll is not noted meanwhile.
	 * @param due tells whether the next poll is due or under way
	 */
	synchronized void forgetIf(BooleanSupplier due) {
		if (due.getAsBoolean()) {
			this.fault = null;
		}
	}

	/**
	 * Notes that a poll has ended, unless all polling has ended, which interrupts polls.
	 * @param failure how it failed; {@code null} if it did not
	 * @return whether it was noted
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

	/** Ends all waiting, as there will be no more polls. */
	synchronized void close() {
		this.over = true;
		this.workers.forEach(Thread::interrupt);
		this.next.countDown();
	}

	/**
	 * Opens when the next poll ends, or when there will be none. To be taken before one
	 * looks at what polls have found, so that none that ends meanwhile is missed.
	 */
	synchronized CountDownLatch next() {
		return this.next;
	}

	private synchronized int successes() {
		return this.successes;
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
	 * Waits until polls know what is there; throws if one fails.
	 * @return whether they know; if not, there will be no more polls, or none that helps
	 */
	boolean awaitReady() {
		CountDownLatch poll = next();
		for (int waited = 0; waited < this.enough && !isReady() && !isOver(); waited++) {
			verify();
			await(poll, LONGEST_WAIT);
			poll = next();
		}
		return isReady();
	}

	/**
	 * One poll is enough if nothing is held back after it; if something is, the next one
	 * hands out what was there. Polls that are too close to each other hand nothing out.
	 */
	private boolean isReady() {
		int successes = successes();
		return (successes >= 1 && this.calls.isSettled()) || (successes >= 2 && this.calls.latest() != null);
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

	/**
	 * Does work that may take long; the end of all polling interrupts it.
	 * @param work the work
	 * @return its result, or {@code null} if the end came first
	 */
	@Nullable CallBatch unlessOver(Supplier<CallBatch> work) {
		try {
			return enter() ? work.get() : null;
		}
		catch (RuntimeException ex) {
			// Interrupted work may fail in any way.
			if (isOver()) {
				return null;
			}
			throw ex;
		}
		finally {
			leave();
		}
	}

	private synchronized boolean enter() {
		return !this.over && this.workers.add(Thread.currentThread());
	}

	/** What the thread does after this, such as to answer, is not to be interrupted. */
	private synchronized void leave() {
		if (this.workers.remove(Thread.currentThread()) && this.over) {
			boolean _ = Thread.interrupted();
		}
	}

}
