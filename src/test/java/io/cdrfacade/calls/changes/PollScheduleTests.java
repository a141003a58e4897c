package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PollScheduleTests {

	private static final Duration INTERVAL = Duration.ofSeconds(2);

	private static final Duration SETTLE = Duration.ofMillis(500);

	private final PollSchedule schedule = new PollSchedule(ChangesFixture.properties(INTERVAL, SETTLE));

	@Test
	void lastsAnIntervalUnlessThePlatformPushes() {
		assertThat(this.schedule.after(false, true))
			.isEqualTo(new PollSchedule.PollPause(PollSchedule.LEAST_PAUSE, INTERVAL));
	}

	@Test
	void pollsOnceMoreSoonIfSomethingIsHeldBack() {
		assertThat(this.schedule.after(false, false).most()).isEqualTo(SETTLE);
		assertThat(this.schedule.after(false, false).most()).isEqualTo(INTERVAL);
		assertThat(this.schedule.after(false, false).most()).isEqualTo(SETTLE);
	}

	@Test
	void backsOffWhileThePlatformFailsWhetherItPushesOrNot() {
		for (int failures = 1; failures <= 20; failures++) {
			Duration time = INTERVAL.multipliedBy(Math.min(10, 1 + failures));
			assertThat(this.schedule.after(true, false)).isEqualTo(new PollSchedule.PollPause(time, time));
		}
		assertThat(this.schedule.after(false, true).most()).isEqualTo(INTERVAL);
	}

	/** Otherwise callers would be told of the fault for ten seconds. */
	@Test
	void pollsAFailingPlatformAfterAnIntervalWhenACallerAsks() throws Exception {
		PollSchedule failing = new PollSchedule(ChangesFixture.properties(Duration.ofSeconds(1), SETTLE));
		for (int failures = 1; failures <= 10; failures++) {
			failing.after(true, true);
		}
		FutureTask<Void> pause = new FutureTask<>(() -> {
			failing.awaitNext(true, true);
			return null;
		});
		Thread thread = Thread.ofVirtual().start(pause);
		assertThat(failing.ask()).isFalse();
		Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
		failing.ask();
		pause.get(8, TimeUnit.SECONDS);
		assertThat(failing.ask()).isTrue();
		failing.polled();
		assertThat(failing.ask()).isFalse();
	}

}
