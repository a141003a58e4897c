package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.platform.TurnableClock;

import static org.assertj.core.api.Assertions.assertThat;

class EndedCallsTests {

	private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

	private final TurnableClock clock = new TurnableClock(START);

	private final Turnable ticker = new Turnable();

	private final FakePlatform platform = new FakePlatform();

	private final EndedCalls ended = ended();

	/**
	 * The record shows up before the time of its end, also while it is being forgotten.
	 */
	@Test
	void findsCallsOfAPlatformWhoseClockIsAhead() {
		Cdr cdr = cdr(5, START.plusSeconds(90));
		poll(START.plusSeconds(10));
		this.platform.answers((query) -> Rows.page(query, List.of(cdr)));
		for (Instant time = START.plusSeconds(20); time.isBefore(START.plusSeconds(1200)); time = time.plusSeconds(5)) {
			poll(time);
			if (time.isAfter(START.plusSeconds(90))) {
				assertThat(ids(Position.since(START.plusSeconds(90), ChangesFixture.PROPERTIES.tolerance())))
					.as("at %s", time)
					.containsExactly(5L);
			}
		}
	}

	/**
	 * The record shows up before the time of its end, and before the calls that are
	 * caught up with.
	 */
	@Test
	void losesNoCallWhileCatchingUpWithAClockThatIsAhead() {
		Cdr cdr = cdr(5, START.plusSeconds(110));
		poll(START);
		this.platform.answers((query) -> Rows.page(query, List.of(cdr)));
		poll(START.plusSeconds(5));
		turnTo(START.plusSeconds(145));
		CallBatch batch = ended().after(new Position(0, START.minusSeconds(3600), null), ChangesFixture.WANTED);
		assertThat(batch.calls()).isEmpty();
		for (Instant time = START.plusSeconds(150); time
			.isBefore(START.plusSeconds(1200)); time = time.plusSeconds(5)) {
			poll(time);
			assertThat(ids(batch.position())).as("at %s", time).containsExactly(5L);
		}
	}

	/** The platform's clock is right; ours is set back by hours, then forward again. */
	@ParameterizedTest
	@ValueSource(strings = { "PT-13H", "PT13H", "PT-5M", "PT5M" })
	void goesOnWhenTheClockIsSet(Duration step) {
		calls(cdr(5, START));
		poll(START.plusSeconds(5));
		poll(START.plusSeconds(10));
		Position before = Objects.requireNonNull(this.ended.latest());
		assertThat(before.id()).isEqualTo(5);
		this.clock.turn(step);
		pollAfter(Duration.ofSeconds(5));
		pollAfter(Duration.ofSeconds(5));
		this.clock.turn(step.negated());
		calls(cdr(5, START), cdr(6, START.plusSeconds(22)));
		pollAfter(Duration.ofSeconds(5));
		pollAfter(Duration.ofSeconds(5));
		assertThat(this.ended.isAhead(before)).isFalse();
		assertThat(ids(before)).containsExactly(6L);
		assertThat(Objects.requireNonNull(this.ended.latest()).id()).isEqualTo(6);
	}

	@Test
	void goesOnWhenTheClockStaysBehind() {
		calls(cdr(5, START));
		poll(START.plusSeconds(5));
		poll(START.plusSeconds(10));
		Position before = Objects.requireNonNull(this.ended.latest());
		this.clock.turn(Duration.ofHours(-13));
		calls(cdr(5, START), cdr(6, START.plusSeconds(12)));
		pollAfter(Duration.ofSeconds(5));
		pollAfter(Duration.ofSeconds(5));
		assertThat(Objects.requireNonNull(this.ended.latest()).id()).isEqualTo(6);
		assertThat(this.ended.isAhead(before)).isTrue();
	}

	@Test
	void noticesThatTheDataOfThePlatformWasReset() {
		calls(cdr(500, START));
		poll(START.plusSeconds(5));
		poll(START.plusSeconds(10));
		Position before = Objects.requireNonNull(this.ended.latest());
		assertThat(this.ended.isAhead(before)).isFalse();
		calls(cdr(7, START.plusSeconds(12)));
		for (int polls = 0; polls < 5; polls++) {
			pollAfter(Duration.ofSeconds(2));
		}
		assertThat(this.ended.isAhead(before)).isTrue();
		assertThat(Objects.requireNonNull(this.ended.latest()).id()).isEqualTo(7);
	}

	/** The newest record is older than the look back of a poll, or becomes so. */
	@ParameterizedTest
	@CsvSource({ "PT-4H, true", "PT-5H, true", "PT-5H, false", "P-3D, true", "P-400D, false" })
	void noticesThatTheDataOfAQuietPlatformWasReset(Duration age, boolean callsGoOn) {
		calls(cdr(500, START.plus(age)));
		for (int polls = 0; polls < 5; polls++) {
			pollAfter(Duration.ofMinutes(4));
		}
		Position before = Objects.requireNonNull(this.ended.latest());
		assertThat(before.id()).isEqualTo(500);
		assertThat(this.ended.isAhead(before)).isFalse();
		calls(cdr(7, callsGoOn ? this.clock.instant() : START.plus(age)));
		for (int polls = 0; polls < 5; polls++) {
			pollAfter(Duration.ofSeconds(2));
		}
		assertThat(this.ended.isAhead(before)).isTrue();
		assertThat(Objects.requireNonNull(this.ended.latest()).id()).isEqualTo(7);
	}

	/**
	 * The newest record is older than the look back of a poll, or than all that it kept.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "PT10S", "PT1H", "PT5H", "P3D", "P400D" })
	void knowsTheGreatestIdAfterALongTimeWithoutCalls(Duration quiet) {
		Instant end = START.minus(quiet);
		calls(cdr(500, end), call(501, end.minus(Duration.ofHours(3)), end.plusSeconds(1)),
				cdr(400, end.minusSeconds(7200)));
		poll(START.plusSeconds(5));
		assertThat(this.ended.isAhead(new Position(501, START, null))).isFalse();
		assertThat(this.ended.isAhead(new Position(502, START, null))).isTrue();
	}

	private void calls(Cdr... cdrs) {
		this.platform.answers((query) -> Rows.page(query, List.of(cdrs)));
	}

	private void pollAfter(Duration time) {
		this.clock.turn(time);
		this.ticker.turn(time);
		this.ended.poll();
	}

	private void poll(Instant time) {
		turnTo(time);
		this.ended.poll();
	}

	private void turnTo(Instant time) {
		Duration passed = Duration.between(this.clock.instant(), time);
		this.clock.turn(passed);
		this.ticker.turn(passed);
	}

	private EndedCalls ended() {
		return ChangesFixture.ended(this.platform, ChangesFixture.ACCOUNT, ChangesFixture.PROPERTIES, this.clock,
				this.ticker);
	}

	private List<Long> ids(Position from) {
		List<Long> ids = new ArrayList<>();
		CallBatch batch = this.ended.after(from, ChangesFixture.WANTED);
		batch.calls().forEach((cdr) -> ids.add(cdr.id()));
		while (batch.more()) {
			batch = this.ended.after(batch.position(), ChangesFixture.WANTED);
			batch.calls().forEach((cdr) -> ids.add(cdr.id()));
		}
		return ids;
	}

	private static Cdr cdr(long id, Instant end) {
		return call(id, end.minusSeconds(30), end);
	}

	private static Cdr call(long id, Instant start, Instant end) {
		return new Cdr(id, Direction.INBOUND, CallMethod.IVR, "8001", null, null, start, null, end, null, null, null,
				null, null, null, null, null, null, null);
	}

}
