package io.cdrfacade.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import com.github.benmanes.caffeine.cache.Ticker;

/** A clock that tests turn. */
public final class TurnableClock extends Clock {

	private final AtomicReference<Instant> now;

	public TurnableClock() {
		this(Instant.parse("2026-11-22T08:00:00Z"));
	}

	/**
	 * Creates a clock.
	 * @param now what it shows until it is turned
	 */
	public TurnableClock(Instant now) {
		this.now = new AtomicReference<>(now);
	}

	/**
	 * Lets time pass.
	 * @param duration how much
	 */
	public void turn(Duration duration) {
		this.now.updateAndGet((instant) -> instant.plus(duration));
	}

	/** A ticker that runs as this clock does. */
	public Ticker ticker() {
		return () -> TimeUnit.MILLISECONDS.toNanos(millis());
	}

	@Override
	public Instant instant() {
		return this.now.get();
	}

	@Override
	public ZoneId getZone() {
		return ZoneOffset.UTC;
	}

	@Override
	public Clock withZone(ZoneId zone) {
		throw new UnsupportedOperationException();
	}

}
