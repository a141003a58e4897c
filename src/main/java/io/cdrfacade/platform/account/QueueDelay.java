package io.cdrfacade.platform.account;

import java.time.Duration;

/**
 * Decides by the delay in a queue whether one more call may wait in it. As long as the
 * queue becomes empty from time to time, it only takes up bursts, and every call may
 * wait. A queue that has not been empty for a whole interval is a standing one: more
 * calls come than the platform can answer, and a longer queue makes all calls late and
 * serves no more of them. Then a call may wait only if it will have its permit within the
 * target, at the pace of the last interval; or if the queue would hold no more calls than
 * there are permits, which takes no longer than one answer of the platform.
 */
final class QueueDelay {

	private final int permits;

	private final long interval;

	private final long target;

	private long windowStart;

	private int granted;

	/** Permits a nanosecond, in the last whole interval. */
	private double pace;

	/**
	 * Creates a rule.
	 * @param permits how many permits there are
	 * @param interval how long a queue takes up every call
	 * @param target longest wait in a queue that stands for longer
	 */
	QueueDelay(int permits, Duration interval, Duration target) {
		this.permits = permits;
		this.interval = interval.toNanos();
		this.target = target.toNanos();
	}

	/** Is told that no permit is free any more. */
	void begin(long now) {
		this.windowStart = now;
		this.granted = 0;
	}

	/** Is told that a call that waited has its permit. */
	void grant(long now) {
		measure(now);
		this.granted++;
	}

	private void measure(long now) {
		long elapsed = now - this.windowStart;
		if (elapsed >= this.interval) {
			this.pace = (double) this.granted / elapsed;
			begin(now);
		}
	}

	/**
	 * Tells whether one more call may wait.
	 * @param since since when calls have been waiting, or no permit has been free
	 * @param turns how many permits have to get free until the call has one, that one
	 * included
	 * @param now the time
	 * @return whether the call may wait
	 */
	boolean accepts(long since, int turns, long now) {
		measure(now);
		return now - since < this.interval || turns <= Math.max(this.permits, this.pace * this.target);
	}

}
