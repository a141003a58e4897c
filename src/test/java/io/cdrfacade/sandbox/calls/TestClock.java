package io.cdrfacade.sandbox.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is turned. */
public final class TestClock extends Clock {

	/** A Wednesday, 15:00 in Shanghai. */
	public static final Instant START = Instant.parse("2026-03-11T07:00:00Z");

	private final AtomicReference<Instant> now;

	private final ZoneId zone;

	public TestClock() {
		this(new AtomicReference<>(START), ZoneOffset.UTC);
	}

	private TestClock(AtomicReference<Instant> now, ZoneId zone) {
		this.now = now;
		this.zone = zone;
	}

	public void advance(Duration duration) {
		this.now.updateAndGet((instant) -> instant.plus(duration));
	}

	@Override
	public ZoneId getZone() {
		return this.zone;
	}

	@Override
	public Clock withZone(ZoneId changed) {
		return new TestClock(this.now, changed);
	}

	@Override
	public Instant instant() {
		return this.now.get();
	}

}
