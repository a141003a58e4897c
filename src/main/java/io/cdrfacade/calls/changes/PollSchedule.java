package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * When the next poll is due: after an interval; soon after a poll that has seen something
 * new, so that it can be handed out; and at once when the platform has pushed a record. A
 * platform that fails is polled less often, whether it pushes or not.
 */
final class PollSchedule {

	/** Most intervals between two polls of a platform that fails. */
	private static final int MAX_BACK_OFF = 10;

	/** Least time between two polls, however often the platform pushes. */
	static final Duration LEAST_PAUSE = Duration.ofMillis(100);

	private final ChangesProperties properties;

	private final Lock lock = new ReentrantLock();

	private final Condition changed = this.lock.newCondition();

	private int failures;

	private boolean again;

	private boolean hastened;

	private boolean over;

	PollSchedule(ChangesProperties properties) {
		this.properties = properties;
	}

	/** Polls begin after a time without any. */
	void begin() {
		change(() -> this.failures = 0);
	}

	/** The next poll is due at once. */
	void hasten() {
		change(() -> this.hastened = true);
	}

	/** No more polls are due. */
	void close() {
		change(() -> this.over = true);
	}

	private void change(Runnable change) {
		this.lock.lock();
		try {
			change.run();
			this.changed.signalAll();
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * Waits until the next poll is due.
	 * @param failed whether the last poll failed
	 * @param settled whether nothing that it has seen is being held back
	 * @return whether there is to be another poll
	 */
	boolean awaitNext(boolean failed, boolean settled) {
		this.lock.lock();
		try {
			PollPause pause = after(failed, settled);
			boolean due = await(pause.least(), false) && await(pause.most().minus(pause.least()), true);
			this.again &= !this.hastened;
			this.hastened = false;
			return due;
		}
		catch (InterruptedException ex) {
			return false;
		}
		finally {
			this.lock.unlock();
		}
	}

	/** Decides how long the next pause is. */
	PollPause after(boolean failed, boolean settled) {
		this.failures = failed ? this.failures + 1 : 0;
		this.again = !this.again && !failed && !settled;
		Duration most = this.again ? this.properties.settle() : interval();
		return new PollPause(failed ? most : LEAST_PAUSE, most);
	}

	private Duration interval() {
		return this.properties.pollInterval().multipliedBy(Math.min(1 + this.failures, MAX_BACK_OFF));
	}

	/** Waits; a push can end it. Returns whether to go on. */
	private boolean await(Duration time, boolean canHasten) throws InterruptedException {
		long left = time.toNanos();
		while (left > 0 && !this.over && !(canHasten && this.hastened)) {
			left = this.changed.awaitNanos(left);
		}
		return !this.over;
	}

	/**
	 * A pause between two polls.
	 *
	 * @param least how long it is at the least, even if the platform pushes
	 * @param most how long it is if the platform does not push
	 */
	record PollPause(Duration least, Duration most) {
	}

}
