package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;

import static org.assertj.core.api.Assertions.assertThat;

class RecentCallsTests {

	private static final Instant START = Instant.parse("2026-11-22T08:00:00Z");

	private final RecentCalls calls = new RecentCalls(Duration.ofMillis(500), START);

	@Test
	void holdsBackCallsThatOnlyOnePollHasSeen() {
		this.calls.add(5, CdrFixture.UNKNOWN);
		polled(0);
		assertThat(after(0)).isEmpty();
		assertThat(this.calls.isSettled()).isFalse();
		polled(1000);
		assertThat(after(0)).hasSize(1);
		assertThat(this.calls.isSettled()).isTrue();
	}

	/** 104 was written after its part had been read, and before 105 was found. */
	@Test
	void doesNotSkipCallsThatAPollHasMissed() {
		this.calls.add(103, CdrFixture.UNKNOWN);
		polled(0);
		this.calls.add(105, CdrFixture.UNKNOWN);
		polled(1000);
		assertThat(after(0)).hasSize(1);
		assertThat(this.calls.add(104, CdrFixture.UNKNOWN)).isFalse();
		polled(2000);
		assertThat(after(103)).hasSize(2);
	}

	@Test
	void waitsForAMomentBetweenPolls() {
		this.calls.add(5, CdrFixture.UNKNOWN);
		polled(0);
		polled(400);
		assertThat(after(0)).isEmpty();
		polled(900);
		assertThat(after(0)).hasSize(1);
	}

	@Test
	void reportsCallsThatComeTooLate() {
		this.calls.add(5, CdrFixture.UNKNOWN);
		polled(0);
		polled(1000);
		assertThat(this.calls.add(4, CdrFixture.UNKNOWN)).isTrue();
		assertThat(this.calls.add(4, CdrFixture.UNKNOWN)).isFalse();
		assertThat(this.calls.add(6, CdrFixture.UNKNOWN)).isFalse();
	}

	@Test
	void handsOutPushedCallsOnceAllEarlierOnesAreKnown() {
		this.calls.add(103, CdrFixture.UNKNOWN);
		polled(0);
		polled(1000);
		this.calls.push(105, CdrFixture.UNKNOWN);
		assertThat(after(103)).isEmpty();
		this.calls.add(104, CdrFixture.UNKNOWN);
		polled(2000);
		polled(3000);
		assertThat(after(103)).hasSize(2);
		assertThat(this.calls.add(105, CdrFixture.UNKNOWN)).isFalse();
		assertThat(after(103)).hasSize(2);
	}

	@Test
	void ignoresPushesThatWerePassedOrAreFarAhead() {
		this.calls.add(103, CdrFixture.UNKNOWN);
		polled(0);
		polled(1000);
		this.calls.push(102, CdrFixture.UNKNOWN);
		this.calls.push(50_000, CdrFixture.UNKNOWN);
		polled(2000);
		polled(3000);
		assertThat(after(0)).hasSize(1);
		assertThat(this.calls.isSettled()).isTrue();
	}

	@Test
	void hasNothingForEarlierPositions() {
		polled(0);
		polled(1000);
		assertThat(this.calls.after(new Position(0, START.minusMillis(1), null), wanted())).isNull();
	}

	@Test
	void forgetsPassedCallsOnly() {
		this.calls.add(5, CdrFixture.UNKNOWN);
		polled(0);
		this.calls.add(6, CdrFixture.UNKNOWN);
		polled(1000);
		polled(2000);
		this.calls.forget(START.plusMillis(900));
		assertThat(this.calls.after(new Position(0, START, null), wanted())).isNull();
		CallBatch batch = Objects
			.requireNonNull(this.calls.after(new Position(5, START.plusMillis(510), null), wanted()));
		assertThat(batch.calls()).hasSize(1);
		assertThat(batch.position()).isEqualTo(new Position(6, START.plusMillis(1000), null));
	}

	private void polled(int millis) {
		this.calls.polled(moment(millis), moment(millis + 10));
	}

	private static RecentCalls.Moment moment(int millis) {
		return new RecentCalls.Moment(START.plusMillis(millis), Duration.ofMillis(millis).toNanos());
	}

	private List<Cdr> after(long id) {
		return Objects.requireNonNull(this.calls.after(new Position(id, START, null), wanted())).calls();
	}

	private static CallBatch.Wanted wanted() {
		return new CallBatch.Wanted((cdr) -> true, 10);
	}

}
