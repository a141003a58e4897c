package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * When the next poll is due: after an interval; soon after a poll that has seen something
 * new, so that it can be handed out; and at once when the platform has pushed a record. A
 * platform that fails is polled less often, whether it pushes or not, until a caller
 * asks.
 */
final class PollSchedule {

	/** Most intervals between two polls of a platform that fails. */
	private static final int MAX_BACK_OFF = 10;

	/** Least time between two polls, however often the platform pushes. */
	static final Duration LEAST_PAUSE = Duration.ofMillis(100);

	private final ChangesProperties properties;

	/** Has an element if the platform has pushed since the last pause began. */
	private final BlockingQueue<Boolean> pushes = new ArrayBlockingQueue<>(1);

	/** Has an element if a caller has asked since the last poll failed. */
	private final BlockingQueue<Boolean> questions = new ArrayBlockingQueue<>(1);

	private int failures;

	/** Whether the last pause was short, so that held-back calls are handed out soon. */
	private boolean shortPause;

	/** Whether the next poll is under way, or a question makes it due at once. */
	private volatile boolean dueOrRunning;

	PollSchedule(ChangesProperties properties) {
		this.properties = properties;
	}

	/** Polls begin after a time without any. */
	void begin() {
		this.failures = 0;
		this.shortPause = false;
	}

	/** The next poll is due at once, unless the last one has failed. */
	void hasten() {
		this.pushes.offer(true);
	}

	/**
	 * If the last poll has failed, the next one is due an interval after it.
	 * @return whether that makes it due at once, or it is under way
	 */
	boolean ask() {
		this.questions.offer(true);
		return this.dueOrRunning;
	}

	/** A poll has ended; to be called before its result is noted. */
	void polled() {
		this.dueOrRunning = false;
	}

	/**
	 * Waits until the next poll is due after one that has failed.
	 * @throws InterruptedException if the thread is interrupted: no more polls are due
	 */
	void awaitAfterFailure() throws InterruptedException {
		Duration pause = noteFailure();
		Duration interval = this.properties.pollInterval();
		this.questions.clear();
		Thread.sleep(interval);
		this.dueOrRunning = true;
		await(this.questions, pause.minus(interval));
		this.pushes.clear();
	}

	/**
	 * Waits until the next poll is due after one that has succeeded.
	 * @param settled whether nothing that it has seen is being held back
	 * @throws InterruptedException if the thread is interrupted: no more polls are due
	 */
	void awaitAfterSuccess(boolean settled) throws InterruptedException {
		Duration pause = noteSuccess(settled);
		Thread.sleep(LEAST_PAUSE);
		this.shortPause &= !await(this.pushes, pause.minus(LEAST_PAUSE));
	}

	/** Returns whether there was a reason not to wait for all of the time. */
	private static boolean await(BlockingQueue<Boolean> reasons, Duration time) throws InterruptedException {
		return reasons.poll(time.toNanos(), TimeUnit.NANOSECONDS) != null;
	}

	/** Notes a failure, and returns the pause after it if no caller asks. */
	Duration noteFailure() {
		this.failures++;
		this.shortPause = false;
		return this.properties.pollInterval().multipliedBy(Math.min(1 + this.failures, MAX_BACK_OFF));
	}

	/** Notes a success, and returns the pause after it if the platform does not push. */
	Duration noteSuccess(boolean settled) {
		this.failures = 0;
		this.shortPause = !this.shortPause && !settled;
		return this.shortPause ? this.properties.settle() : this.properties.pollInterval();
	}

}
