package io.cdrfacade.platform.wire;

import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.TimerTask;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Cancels something when a time is up, or a few milliseconds later. Almost all alarms are
 * taken back before, and neither that nor setting one wakes a thread. A virtual thread
 * that waits with a time limit of its own wakes another one for each, which takes a tenth
 * of what a request to the platform costs.
 */
final class Alarm implements TimerTask {

	private static final int PRECISION_MILLIS = 10;

	/** Its thread ends with the JVM. */
	private static final HashedWheelTimer WHEEL = new HashedWheelTimer(
			new DefaultThreadFactory("platform-alarms", true), PRECISION_MILLIS, TimeUnit.MILLISECONDS);

	private volatile @Nullable Future<?> target;

	private Alarm(Future<?> target) {
		this.target = target;
	}

	/**
	 * Sets an alarm.
	 * @param nanos when it goes off, from now on
	 * @param target what is cancelled then
	 * @return takes it back when run
	 */
	static Runnable set(long nanos, Future<?> target) {
		Alarm alarm = new Alarm(target);
		Timeout timeout = WHEEL.newTimeout(alarm, nanos, TimeUnit.NANOSECONDS);
		return () -> alarm.takeBack(timeout);
	}

	/** The wheel keeps alarms until it turns, but not all that their targets hold. */
	private void takeBack(Timeout timeout) {
		this.target = null;
		timeout.cancel();
	}

	@Override
	public void run(Timeout timeout) {
		Future<?> late = this.target;
		if (late != null) {
			late.cancel(true);
		}
	}

}
