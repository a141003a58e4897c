package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
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

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition change = this.lock.newCondition();

	private int rounds;

	/** In a row, since polls began. */
	private int successes;

	private boolean over;

	private @Nullable RuntimeException fault;

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
	void begin() {
		locked(() -> {
			this.successes = 0;
			this.fault = null;
			return null;
		});
	}

	/**
	 * A poll has ended. One that the end of all has interrupted tells nothing.
	 * @param failure how it failed; {@code null} if it did not
	 */
	void ended(@Nullable RuntimeException failure) {
		locked(() -> {
			if (!this.over) {
				this.fault = failure;
				this.successes = (failure != null) ? 0 : this.successes + 1;
				this.rounds++;
				this.change.signalAll();
			}
			return null;
		});
	}

	/** There will be no more polls, and nothing to wait for. */
	void close() {
		locked(() -> {
			this.over = true;
			this.change.signalAll();
			return null;
		});
	}

	/** How many polls there have been. */
	int rounds() {
		return locked(() -> this.rounds);
	}

	/** Whether there will be no more polls. */
	boolean isOver() {
		return locked(() -> this.over);
	}

	/** Fails as the last poll did, if it did. */
	void verify() {
		RuntimeException fault = locked(() -> this.fault);
		if (fault != null) {
			throw fault;
		}
	}

	/**
	 * Waits until polls have found out what is there; fails if one does.
	 * @return whether they have; if not, there will be no more, or none that does
	 */
	boolean awaitReady() {
		while (!isReady() && !isOver() && locked(() -> this.successes < this.enough)) {
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
		int successes = locked(() -> this.successes);
		return (successes >= 1 && this.feed.isSettled()) || (successes >= 2 && this.feed.latest() != null);
	}

	/**
	 * Waits for a poll.
	 * @param seen how many there had been
	 * @param time how long to wait at most
	 */
	void await(int seen, Duration time) {
		locked(() -> {
			long left = time.toNanos();
			try {
				while (left > 0 && this.rounds == seen && !this.over) {
					left = this.change.awaitNanos(left);
				}
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException("Interrupted while waiting for calls", ex);
			}
			return null;
		});
	}

	private <T extends @Nullable Object> T locked(Supplier<T> action) {
		this.lock.lock();
		try {
			return action.get();
		}
		finally {
			this.lock.unlock();
		}
	}

}
