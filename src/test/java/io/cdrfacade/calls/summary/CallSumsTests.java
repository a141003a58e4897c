package io.cdrfacade.calls.summary;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.CdrFixture;

import static org.assertj.core.api.Assertions.assertThat;

class CallSumsTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	@Test
	void countsACallThatNobodyAnswered() {
		assertThat(CallSums.of(CdrFixture.DOCUMENTED)).isEqualTo(new CallSums(1, 0, 0, 0, 0));
		assertThat(CallSums.of(CdrFixture.UNKNOWN)).isEqualTo(new CallSums(1, 0, 0, 0, 0));
	}

	@Test
	void countsTalkAndWaitOfAnAnsweredCall() {
		assertThat(CallSums.of(CdrFixture.cdr(START, START.plusSeconds(7), 30, null)))
			.isEqualTo(new CallSums(1, 1, 30, 1, 7));
	}

	@Test
	void countsNoWaitThatIsNotKnown() {
		assertThat(CallSums.of(CdrFixture.cdr(START, null, 30, null))).isEqualTo(new CallSums(1, 1, 30, 0, 0));
	}

	@Test
	void countsNoImpossibleTime() {
		assertThat(CallSums.of(CdrFixture.cdr(START, START.minusSeconds(1), -30, null)))
			.isEqualTo(new CallSums(1, 1, 0, 0, 0));
	}

	@Test
	void addsUp() {
		assertThat(new CallSums(1, 2, 3, 4, 5).plus(new CallSums(10, 20, 30, 40, 50)))
			.isEqualTo(new CallSums(11, 22, 33, 44, 55));
	}

}
