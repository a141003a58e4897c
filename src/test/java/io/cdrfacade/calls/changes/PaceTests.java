package io.cdrfacade.calls.changes;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PaceTests {

	private static final Duration INTERVAL = Duration.ofSeconds(2);

	private static final Duration SETTLE = Duration.ofMillis(500);

	private final Pace pace = new Pace(new ChangesProperties(INTERVAL, SETTLE, Duration.ofHours(4),
			Duration.ofMinutes(2), Duration.ofSeconds(15), Duration.ofSeconds(2), 100, 100, null));

	@Test
	void lastsAnIntervalUnlessThePlatformRings() {
		assertThat(this.pace.after(false, true)).isEqualTo(new Pace.Pause(Pace.LEAST_PAUSE, INTERVAL));
	}

	@Test
	void looksOnceMoreSoonIfSomethingIsHeldBack() {
		assertThat(this.pace.after(false, false).most()).isEqualTo(SETTLE);
		assertThat(this.pace.after(false, false).most()).isEqualTo(INTERVAL);
		assertThat(this.pace.after(false, false).most()).isEqualTo(SETTLE);
	}

	@Test
	void backsOffWhileThePlatformFailsWhetherItRingsOrNot() {
		for (int failures = 1; failures <= 20; failures++) {
			Duration time = INTERVAL.multipliedBy(Math.min(10, 1 + failures));
			assertThat(this.pace.after(true, false)).isEqualTo(new Pace.Pause(time, time));
		}
		assertThat(this.pace.after(false, true).most()).isEqualTo(INTERVAL);
	}

}
