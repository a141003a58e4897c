package io.cdrfacade.calls.summary;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.CdrFixture;

import static org.assertj.core.api.Assertions.assertThat;

class TallyTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	@Test
	void countsACallThatNobodyAnswered() {
		assertThat(Tally.of(CdrFixture.DOCUMENTED)).isEqualTo(new Tally(1, 0, 0, 0, 0));
		assertThat(Tally.of(CdrFixture.UNKNOWN)).isEqualTo(new Tally(1, 0, 0, 0, 0));
	}

	@Test
	void countsTalkAndWaitOfAnAnsweredCall() {
		assertThat(Tally.of(CdrFixture.cdr(START, START.plusSeconds(7), 30, null)))
			.isEqualTo(new Tally(1, 1, 30, 1, 7));
	}

	@Test
	void countsNoWaitThatIsNotKnown() {
		assertThat(Tally.of(CdrFixture.cdr(START, null, 30, null))).isEqualTo(new Tally(1, 1, 30, 0, 0));
	}

	@Test
	void countsNoTimeThatCannotBe() {
		assertThat(Tally.of(CdrFixture.cdr(START, START.minusSeconds(1), -30, null)))
			.isEqualTo(new Tally(1, 1, 0, 0, 0));
	}

	@Test
	void addsUp() {
		assertThat(new Tally(1, 2, 3, 4, 5).plus(new Tally(10, 20, 30, 40, 50)))
			.isEqualTo(new Tally(11, 22, 33, 44, 55));
	}

}
