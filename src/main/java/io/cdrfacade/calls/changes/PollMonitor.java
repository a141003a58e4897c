package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** The results of an account's polls, for all subscriptions that wait for them. */
final class PollMonitor {

	private static final Duration LONG = Duration.ofMinutes(1);

	private final EndedCalls calls;

	/** So many polls take longer than calls are held back, if the clock runs. */
	private final int enough;

	private final Lock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private int rounds;

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
	void begin() {
		locked(() -> {
			this.successes = 0;
			this.fault = null;
			return true;
		});
	}

	/**
	 * Notes that a poll has ended. One that the end of all polling interrupted says
	 * nothing.
	 * @param failure how it failed; {@code null} if it did not
	 */
	void ended(@Nullable RuntimeException failure) {
		locked(() -> {
			if (!this.over) {
				this.fault = failure;
				this.successes = (failure != null) ? 0 : this.successes + 1;
				this.rounds++;
				this.changed.signalAll();
			}
			return true;
		});
	}

	/** Ends all waiting, as there will be no more polls. */
	void close() {
		locked(() -> {
			this.over = true;
			this.workers.forEach(Thread::interrupt);
			this.changed.signalAll();
			return true;
		});
	}

	/** How many polls have ended. */
	int rounds() {
		return locked(() -> this.rounds);
	}

	private int successes() {
		return locked(() -> this.successes);
	}

	/** Whether there will be no more polls. */
	boolean isOver() {
		return locked(() -> this.over);
	}

	/** Throws what the last poll failed with, if it did. */
	void verify() {
		locked(() -> {
			if (this.fault != null) {
				throw this.fault;
			}
			return true;
		});
	}

	private <T> T locked(Supplier<T> work) {
		this.lock.lock();
		try {
			return work.get();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until polls know what is there; throws if one fails.
	 * @return whether they know; if not, there will be no more polls, or none that helps
	 */
	boolean awaitReady() {
		for (int waited = 0; waited < this.enough && !isReady() && !isOver(); waited++) {
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
		return (successes >= 1 && this.calls.isSettled()) || (successes >= 2 && this.calls.latest() != null);
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

	private boolean enter() {
		return locked(() -> !this.over && this.workers.add(Thread.currentThread()));
	}

	/** What the thread does after this, such as to answer, is not to be interrupted. */
	private void leave() {
		locked(() -> this.workers.remove(Thread.currentThread()) && this.over && Thread.interrupted());
	}

	/**
	 * Waits for a poll to end.
	 * @param seen how many polls had ended before
	 * @param time how long to wait at most
	 * @return how much of that time is left
	 */
	Duration await(int seen, Duration time) {
		this.lock.lock();
		try {
			long left = time.toNanos();
			while (left > 0 && this.rounds == seen && !this.over) {
				left = this.changed.awaitNanos(left);
			}
			return Duration.ofNanos(Math.max(0, left));
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Interrupted while waiting for calls", ex);
		}
		finally {
			this.lock.unlock();
		}
	}

}
