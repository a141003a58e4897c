package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.cdrfacade.platform.PlatformException;

/**
 * Polls one account for all who listen, while anybody does and a little longer: at
 * intervals, once more a moment after a poll that has seen something new, so that it is
 * handed out soon, and at once when the platform rings.
 */
final class Poller {

	private static final Logger log = LoggerFactory.getLogger(Poller.class);

	/** For how many intervals it goes on when nobody listens any more. */
	private static final int LINGER = 5;

	/** How many intervals apart the polls of a platform that fails are at the most. */
	private static final int MAX_BACK_OFF = 10;

	/** Rings are answered no more often than that. */
	private static final Duration LEAST_PAUSE = Duration.ofMillis(100);

	private static final Duration LONG = Duration.ofMinutes(1);

	private final Runnable poll;

	private final Feed feed;

	private final ChangesProperties properties;

	private final ReentrantLock lock = new ReentrantLock();

	private final Condition change = this.lock.newCondition();

	private int listeners;

	private int idle;

	private int failures;

	private int rounds;

	/** In a row, of this thread. */
	private int successes;

	private boolean again;

	private boolean rung;

	private boolean closed;

	private @Nullable Thread thread;

	private @Nullable RuntimeException fault;

	/**
	 * Creates a poller that waits for somebody to listen.
	 * @param feed what is polled
	 * @param poll polls it
	 * @param properties how often
	 */
	Poller(Feed feed, Runnable poll, ChangesProperties properties) {
		this.feed = feed;
		this.poll = poll;
		this.properties = properties;
	}

	/** Begins to listen, which ends with the closing. */
	Listening listen() {
		return locked(() -> {
			this.listeners++;
			this.idle = 0;
			if (this.thread == null && !this.closed) {
				this.successes = 0;
				this.failures = 0;
				this.fault = null;
				this.thread = Thread.ofVirtual().name("changes").start(this::run);
			}
			return new Listening();
		});
	}

	/** Has a poll made at once, if anybody listens. */
	void ring() {
		locked(() -> {
			this.rung = true;
			this.change.signalAll();
			return null;
		});
	}

	/** Ends all polling and waiting. */
	void close() {
		Thread running = locked(() -> {
			this.closed = true;
			this.change.signalAll();
			return this.thread;
		});
		if (running != null) {
			running.interrupt();
		}
	}

	private void run() {
		do {
			pollOnce();
		}
		while (goesOn());
	}

	private void pollOnce() {
		RuntimeException failure = null;
		try {
			this.poll.run();
		}
		catch (PlatformException ex) {
			failure = ex;
		}
		catch (RuntimeException ex) {
			log.error("A poll for changes failed", ex);
			failure = ex;
		}
		polled(failure);
	}

	private void polled(@Nullable RuntimeException failure) {
		locked(() -> {
			this.fault = failure;
			this.failures = (failure != null) ? this.failures + 1 : 0;
			this.successes = (failure != null) ? 0 : this.successes + 1;
			this.rounds++;
			this.change.signalAll();
			return null;
		});
	}

	/** Waits for the next poll's time; the thread ends if there is to be none. */
	private boolean goesOn() {
		return locked(() -> {
			this.again = !this.again && this.failures == 0 && !this.feed.isSettled();
			long nanos = (this.again ? this.properties.settle() : interval()).toNanos();
			boolean pausing = pause(LEAST_PAUSE.toNanos(), false) && pause(nanos - LEAST_PAUSE.toNanos(), true);
			this.again &= !this.rung;
			this.rung = false;
			this.idle = (this.listeners > 0) ? 0 : this.idle + 1;
			boolean goesOn = pausing && this.idle <= LINGER;
			if (!goesOn) {
				this.thread = null;
			}
			return goesOn;
		});
	}

	private Duration interval() {
		return this.properties.pollInterval().multipliedBy(Math.min(1 + this.failures, MAX_BACK_OFF));
	}

	/** Whether to go on after a pause, which a ring can end. */
	private boolean pause(long nanos, boolean listening) {
		try {
			long left = nanos;
			while (left > 0 && !this.closed && !(listening && this.rung)) {
				left = this.change.awaitNanos(left);
			}
			return !this.closed;
		}
		catch (InterruptedException ex) {
			return false;
		}
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

	/** Somebody who listens. */
	final class Listening implements AutoCloseable {

		/** How many polls there have been. */
		int rounds() {
			return locked(() -> Poller.this.rounds);
		}

		/** Whether there will be no more polls. */
		boolean isOver() {
			return locked(() -> Poller.this.closed);
		}

		/** Fails as the last poll did, if it did. */
		void verify() {
			RuntimeException fault = locked(() -> Poller.this.fault);
			if (fault != null) {
				throw fault;
			}
		}

		/** Waits until polls have found out what is there; fails if one does. */
		void awaitReady() {
			while (locked(() -> Poller.this.successes < 2 && !Poller.this.closed)) {
				int seen = rounds();
				verify();
				await(seen, LONG);
			}
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
					while (left > 0 && Poller.this.rounds == seen && !Poller.this.closed) {
						left = Poller.this.change.awaitNanos(left);
					}
				}
				catch (InterruptedException ex) {
					throw new IllegalStateException("Interrupted while waiting for calls", ex);
				}
				return null;
			});
		}

		@Override
		public void close() {
			locked(() -> Poller.this.listeners--);
		}

	}

}
