package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** How the polls of an account have gone, for all who wait for what they find. */
final class Polls {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final Feed feed;

	/**
	 * So many polls take longer than anything is held back, unless the clock stands still
	 * or goes back.
	 */
	private final int enough;

	private int rounds;

	/** In a row, since polls began. */
	private int successes;

	private boolean over;

	private @Nullable RuntimeException fault;

	/** Those at work that the end of all is to interrupt. */
	private final Set<Thread> workers = new HashSet<>();

	/**
	 * Begins without any.
	 * @param feed what is polled
	 * @param settle for how long it holds back what is new
	 */
	Polls(Feed feed, Duration settle) {
		this.feed = feed;
		this.enough = 3 + (int) settle.dividedBy(Pace.LEAST_PAUSE);
	}

	/** Polls begin, after none for a while. */
	synchronized void begin() {
		this.successes = 0;
		this.fault = null;
	}

	/**
	 * A poll has ended. One that the end of all has interrupted tells nothing.
	 * @param failure how it failed; {@code null} if it did not
	 */
	synchronized void ended(@Nullable RuntimeException failure) {
		if (!this.over) {
			this.fault = failure;
			this.successes = (failure != null) ? 0 : this.successes + 1;
			this.rounds++;
			notifyAll();
		}
	}

	/** There will be no more polls, and nothing to wait for. */
	synchronized void close() {
		this.over = true;
		this.workers.forEach(Thread::interrupt);
		notifyAll();
	}

	/** How many polls there have been. */
	synchronized int rounds() {
		return this.rounds;
	}

	private synchronized int successes() {
		return this.successes;
	}

	/** Whether there will be no more polls. */
	synchronized boolean isOver() {
		return this.over;
	}

	/** Fails as the last poll did, if it did. */
	synchronized void verify() {
		if (this.fault != null) {
			throw this.fault;
		}
	}

	/**
	 * Waits until polls have found out what is there; fails if one does.
	 * @return whether they have; if not, there will be no more, or none that does
	 */
	boolean awaitReady() {
		while (!isReady() && !isOver() && successes() < this.enough) {
			int seen = rounds();
			verify();
			await(seen, LONG);
		}
		return isReady();
	}

	/**
	 * One poll is enough if nothing is held back after it; if something is, the next one
	 * hands out what was there. Polls that are too close to each other hand nothing out.
	 */
	private boolean isReady() {
		int successes = successes();
		return (successes >= 1 && this.feed.isSettled()) || (successes >= 2 && this.feed.latest() != null);
	}

	/**
	 * Does other work that may take long; the end of all interrupts it.
	 * @param work the work
	 * @return what comes of it, or {@code null} if the end came first
	 */
	@Nullable Batch unlessOver(Supplier<Batch> work) {
		try {
			return enter() ? work.get() : null;
		}
		catch (RuntimeException ex) {
			// What is interrupted may fail in any way.
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
			Thread.interrupted();
		}
	}

	/**
	 * Waits for a poll.
	 * @param seen how many there had been
	 * @param time how long to wait at most
	 */
	synchronized void await(int seen, Duration time) {
		long end = System.nanoTime() + time.toNanos();
		try {
			for (long left = time.toNanos(); left > 0 && this.rounds == seen
					&& !this.over; left = end - System.nanoTime()) {
				TimeUnit.NANOSECONDS.timedWait(this, left);
			}
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for calls", ex);
		}
	}

}
