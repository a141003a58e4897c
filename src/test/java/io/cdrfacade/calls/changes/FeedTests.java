package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.TurnableClock;

import static org.assertj.core.api.Assertions.assertThat;

class FeedTests {

	private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

	private static final Batch.Wish WISH = new Batch.Wish((cdr) -> true, 10);

	private final ChangesProperties properties = new ChangesProperties(Duration.ofSeconds(2), Duration.ofMillis(500),
			Duration.ofHours(4), Duration.ofMinutes(2), Duration.ofSeconds(15), Duration.ofSeconds(2), 100, 100, null);

	private final TurnableClock clock = new TurnableClock(START);

	private final FakePlatform platform = new FakePlatform();

	private final Feed feed = feed();

	/** The record is there before its end has come: also while it is being forgotten. */
	@Test
	void findsCallsOfAPlatformWhoseClockIsAhead() {
		Cdr cdr = cdr(5, START.plusSeconds(90));
		poll(START.plusSeconds(10));
		this.platform.answers((query) -> Rows.page(query, List.of(cdr)));
		for (Instant time = START.plusSeconds(20); time.isBefore(START.plusSeconds(1200)); time = time.plusSeconds(5)) {
			poll(time);
			if (time.isAfter(START.plusSeconds(90))) {
				assertThat(ids(Position.since(START.plusSeconds(90), this.properties.tolerance()))).as("at %s", time)
					.containsExactly(5L);
			}
		}
	}

	/**
	 * The record is there before its end has come, and before what was caught up with.
	 */
	@Test
	void catchingUpPassesNoCallOfAPlatformWhoseClockIsAhead() {
		Cdr cdr = cdr(5, START.plusSeconds(110));
		poll(START);
		this.platform.answers((query) -> Rows.page(query, List.of(cdr)));
		poll(START.plusSeconds(5));
		turnTo(START.plusSeconds(145));
		Batch batch = feed().after(new Position(0, START.minusSeconds(3600), null), WISH);
		assertThat(batch.calls()).isEmpty();
		for (Instant time = START.plusSeconds(150); time
			.isBefore(START.plusSeconds(1200)); time = time.plusSeconds(5)) {
			poll(time);
			assertThat(ids(batch.position())).as("at %s", time).containsExactly(5L);
		}
	}

	private void poll(Instant time) {
		turnTo(time);
		this.feed.poll();
	}

	private void turnTo(Instant time) {
		this.clock.turn(Duration.between(this.clock.instant(), time));
	}

	private Feed feed() {
		return new Feed(
				new Records(this.platform, new CallWalks(this.platform), new Account("default", ZoneOffset.UTC)),
				this.properties, this.clock);
	}

	private List<Long> ids(Position from) {
		List<Long> ids = new ArrayList<>();
		Batch batch = this.feed.after(from, WISH);
		batch.calls().forEach((cdr) -> ids.add(cdr.id()));
		while (batch.more()) {
			batch = this.feed.after(batch.position(), WISH);
			batch.calls().forEach((cdr) -> ids.add(cdr.id()));
		}
		return ids;
	}

	private static Cdr cdr(long id, Instant end) {
		return new Cdr(id, Direction.INBOUND, CallMethod.IVR, "8001", null, null, end.minusSeconds(30), null, end, null,
				null, null, null, null, null, null, null, null, null);
	}

}
