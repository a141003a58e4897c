package io.cdrfacade.platform;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import com.github.benmanes.caffeine.cache.Ticker;

/** A ticker that tests turn. */
public final class Turnable implements Ticker {

	private final AtomicLong nanos = new AtomicLong(-1_000_000_000L);

	@Override
	public long read() {
		return this.nanos.get();
	}

	/**
	 * Lets time pass.
	 * @param duration how much
	 */
	public void turn(Duration duration) {
		this.nanos.addAndGet(duration.toNanos());
	}

}
