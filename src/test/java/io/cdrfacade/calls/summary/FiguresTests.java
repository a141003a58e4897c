package io.cdrfacade.calls.summary;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FiguresTests {

	@Test
	void haveRatesAndAverages() {
		assertThat(Figures.of(new CallSums(412, 251, 30120, 250, 2349)))
			.isEqualTo(new Figures(412, 251, 0.609, 30120, 120.0, 9.4));
	}

	@Test
	void haveNoRateOfNoCalls() {
		assertThat(Figures.of(CallSums.NONE)).isEqualTo(new Figures(0, 0, null, 0, null, null));
	}

	@Test
	void haveNoAveragesOfNoAnsweredCalls() {
		assertThat(Figures.of(new CallSums(3, 0, 0, 0, 0))).isEqualTo(new Figures(3, 0, 0.0, 0, null, null));
	}

	@Test
	void haveNoWaitIfNoneIsKnown() {
		assertThat(Figures.of(new CallSums(3, 1, 5, 0, 0))).isEqualTo(new Figures(3, 1, 0.333, 5, 5.0, null));
	}

}
