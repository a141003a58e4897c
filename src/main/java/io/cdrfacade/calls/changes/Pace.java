package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * When the next poll is due: after an interval, a moment after a poll that has seen
 * something new, so that it is handed out soon, and at once when the platform rings. A
 * platform that fails is polled less often, whether it rings or not.
 */
final class Pace {

	/** How many intervals apart the polls of a platform that fails are at the most. */
	private static final int MAX_BACK_OFF = 10;

	/** Polls are no closer to each other, however often the platform rings. */
	static final Duration LEAST_PAUSE = Duration.ofMillis(100);

	private final ChangesProperties properties;

	private int failures;

	private boolean again;

	private boolean rung;

	private boolean over;

	Pace(ChangesProperties properties) {
		this.properties = properties;
	}

	/** Polls begin, after none for a while. */
	synchronized void begin() {
		this.failures = 0;
	}

	/** The next poll is due at once. */
	synchronized void ring() {
		this.rung = true;
		notifyAll();
	}

	/** No poll is due any more. */
	synchronized void close() {
		this.over = true;
		notifyAll();
	}

	/**
	 * Waits for the next poll's time.
	 * @param failed whether the poll that has ended failed
	 * @param settled whether nothing that it has seen is being held back
	 * @return whether there is to be another poll
	 */
	synchronized boolean pause(boolean failed, boolean settled) {
		Pause pause = after(failed, settled);
		boolean due = await(pause.least(), false) && await(pause.most().minus(pause.least()), true);
		this.again &= !this.rung;
		this.rung = false;
		return due;
	}

	/** Decides how long the next pause is. */
	synchronized Pause after(boolean failed, boolean settled) {
		this.failures = failed ? this.failures + 1 : 0;
		this.again = !this.again && !failed && !settled;
		Duration most = this.again ? this.properties.settle() : interval();
		return new Pause(failed ? most : LEAST_PAUSE, most);
	}

	private Duration interval() {
		return this.properties.pollInterval().multipliedBy(Math.min(1 + this.failures, MAX_BACK_OFF));
	}

	/** Whether to go on after a wait, which a ring can end. */
	private synchronized boolean await(Duration time, boolean listening) {
		long end = System.nanoTime() + time.toNanos();
		try {
			for (long left = time.toNanos(); left > 0 && !this.over
					&& !(listening && this.rung); left = end - System.nanoTime()) {
				TimeUnit.NANOSECONDS.timedWait(this, left);
			}
			return !this.over;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	/**
	 * A pause between two polls.
	 *
	 * @param least how long it is at the least, even if the platform rings
	 * @param most how long it is if that does not ring
	 */
	record Pause(Duration least, Duration most) {
	}

}
