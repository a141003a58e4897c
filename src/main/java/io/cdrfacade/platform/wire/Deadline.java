package io.cdrfacade.platform.wire;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.benmanes.caffeine.cache.Ticker;
import io.netty.util.HashedWheelTimer;
import io.netty.util.Timeout;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.work.TaskFault;

/**
 * The one time limit that all parts of a call share.
 *
 * @param ticker tells the time
 * @param end when the time is up, by the ticker
 */
public record Deadline(Ticker ticker, long end) {

	private static final int PRECISION_MILLIS = 10;

	/**
	 * Ends calls a few milliseconds after their time is up. Few calls take that long, and
	 * setting and cancelling a timeout here wakes no thread. A virtual thread that waits
	 * with a time limit wakes another one, which takes a tenth of what a request costs.
	 * Its thread ends with the JVM.
	 */
	private static final HashedWheelTimer WHEEL = new HashedWheelTimer(
			new DefaultThreadFactory("platform-deadlines", true), PRECISION_MILLIS, TimeUnit.MILLISECONDS);

	/** A deadline from now on, in real time. */
	public static Deadline in(Duration time) {
		return in(time, Ticker.systemTicker());
	}

	public static Deadline in(Duration time, Ticker ticker) {
		return new Deadline(ticker, ticker.read() + time.toNanos());
	}

	/** What is left, in nanoseconds; negative when it is over. */
	public long remaining() {
		return this.end - this.ticker.read();
	}

	/** Does not let a part of the call begin when the time is up. */
	public void requireTime() {
		if (remaining() <= 0) {
			throw ConnectionFaults.noAnswer(new TimeoutException());
		}
	}

	/**
	 * Waits for a part of the call, and ends it when the time is up or the caller leaves.
	 * @param part the part, never empty
	 * @return what comes of it
	 */
	public <T> T await(CompletableFuture<@Nullable T> part) throws InterruptedException {
		Timeout timeout = WHEEL.newTimeout((_) -> part.cancel(true), remaining(), TimeUnit.NANOSECONDS);
		try {
			return Objects.requireNonNull(part.get(), "A part that ends well has a result");
		}
		catch (CancellationException ex) {
			throw ConnectionFaults.noAnswer(ex);
		}
		catch (ExecutionException ex) {
			throw TaskFault.of(ex);
		}
		finally {
			timeout.cancel();
			part.cancel(true);
		}
	}

}
