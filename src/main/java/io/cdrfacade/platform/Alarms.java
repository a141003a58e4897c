package io.cdrfacade.platform;

import java.util.concurrent.TimeUnit;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;

/**
 * Alarms that go off when a time is up, or a few milliseconds later. Almost all are taken
 * back before, and neither that nor setting one wakes a thread. A virtual thread that
 * waits with a time limit of its own wakes another one for each, which takes a tenth of
 * what a request to the platform costs.
 */
final class Alarms {

	private static final int PRECISION_MILLIS = 10;

	/** Its thread ends with the JVM. */
	private static final HashedWheelTimer WHEEL = new HashedWheelTimer(
			new DefaultThreadFactory("platform-alarms", true), PRECISION_MILLIS, TimeUnit.MILLISECONDS);

	private Alarms() {
	}

	/**
	 * Sets an alarm.
	 * @param nanos when it goes off, from now on
	 * @param action what is to be done then; short, as other alarms wait for its end
	 * @return the alarm, to be taken back
	 */
	static Timeout set(long nanos, Runnable action) {
		return WHEEL.newTimeout((_) -> action.run(), nanos, TimeUnit.NANOSECONDS);
	}

}
