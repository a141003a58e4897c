package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.wire.Deadline;
import io.cdrfacade.platform.wire.Faults;

/**
 * Sends requests again where that is safe, after growing, random pauses. What is safe and
 * how much time is left differs from request to request.
 */
final class Retries {

	/** A pause is longer or shorter by up to this part of it. */
	private static final double JITTER = 0.5;

	private final int attempts;

	private final long backOff;

	private final Runnable onRetry;

	/**
	 * Creates the retries of an account.
	 * @param attempts how often a request is sent at most
	 * @param backOff the pause before the first retry; each further one is twice as long
	 * @param onRetry called at each retry
	 */
	Retries(int attempts, Duration backOff, Runnable onRetry) {
		this.attempts = attempts;
		this.backOff = backOff.toNanos();
		this.onRetry = onRetry;
	}

	/**
	 * Makes a request, more than once if needed.
	 * @param request the request
	 * @param attempt makes it once
	 * @return the result of the last attempt
	 */
	<T> T make(Request request, Attempt<T> attempt) throws InterruptedException {
		long pause = this.backOff;
		for (int number = 1;; number++) {
			long left = request.deadline().remaining();
			try {
				return attempt.make();
			}
			catch (PlatformException ex) {
				if (number >= this.attempts || !Faults.mayRepeat(ex, request.operation())
						|| !hasTime(request.deadline(), left, pause)) {
					throw ex;
				}
			}
			this.onRetry.run();
			TimeUnit.NANOSECONDS.sleep(withJitter(pause));
			pause *= 2;
		}
	}

	/** Whether there is time for the longest pause and an attempt as long as the last. */
	private static boolean hasTime(Deadline deadline, long leftBefore, long pause) {
		long left = deadline.remaining();
		long last = leftBefore - left;
		return longest(pause) + last < left;
	}

	private static long longest(long pause) {
		return (long) (pause * (1 + JITTER));
	}

	/** By chance, so that calls that failed together do not come back together. */
	private static long withJitter(long pause) {
		return (long) (pause * (1 - JITTER + 2 * JITTER * ThreadLocalRandom.current().nextDouble()));
	}

}
