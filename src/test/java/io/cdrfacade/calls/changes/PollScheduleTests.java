package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class PollScheduleTests {

	private static final Duration INTERVAL = Duration.ofSeconds(2);

	private static final Duration SETTLE = Duration.ofMillis(500);

	private final PollSchedule schedule = new PollSchedule(ChangesFixture.properties(INTERVAL, SETTLE));

	@Test
	void lastsAnInterval() {
		assertThat(this.schedule.noteSuccess(true)).isEqualTo(INTERVAL);
	}

	@Test
	void pollsOnceMoreSoonIfSomethingIsHeldBack() {
		assertThat(this.schedule.noteSuccess(false)).isEqualTo(SETTLE);
		assertThat(this.schedule.noteSuccess(false)).isEqualTo(INTERVAL);
		assertThat(this.schedule.noteSuccess(false)).isEqualTo(SETTLE);
	}

	@Test
	void pollsOnceMoreSoonAlsoAfterATimeWithoutPolls() {
		assertThat(this.schedule.noteSuccess(false)).isEqualTo(SETTLE);
		this.schedule.begin();
		assertThat(this.schedule.noteSuccess(false)).isEqualTo(SETTLE);
	}

	@Test
	void backsOffWhileThePlatformFails() {
		for (int failures = 1; failures <= 20; failures++) {
			assertThat(this.schedule.noteFailure()).isEqualTo(INTERVAL.multipliedBy(Math.min(10, 1 + failures)));
		}
		assertThat(this.schedule.noteSuccess(true)).isEqualTo(INTERVAL);
	}

	@Test
	@Timeout(8)
	void pollsSoonButNotAtOnceWhenThePlatformPushes() throws Exception {
		PollSchedule hourly = new PollSchedule(ChangesFixture.properties(Duration.ofHours(1), SETTLE));
		hourly.hasten();
		long start = System.nanoTime();
		hourly.awaitAfterSuccess(true);
		assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(PollSchedule.LEAST_PAUSE.toNanos());
	}

	@Test
	void pollsAFailingPlatformNoSoonerWhenItPushes() throws Exception {
		Duration interval = Duration.ofMillis(100);
		PollSchedule failing = new PollSchedule(ChangesFixture.properties(interval, SETTLE));
		failing.hasten();
		long start = System.nanoTime();
		failing.awaitAfterFailure();
		assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(interval.multipliedBy(2).toNanos());
	}

	/** Otherwise callers would be told of the fault for ten seconds. */
	@Test
	void pollsAFailingPlatformAfterAnIntervalWhenACallerAsks() throws Exception {
		PollSchedule failing = new PollSchedule(ChangesFixture.properties(Duration.ofSeconds(1), SETTLE));
		for (int failures = 1; failures <= 10; failures++) {
			failing.noteFailure();
		}
		FutureTask<Void> pause = new FutureTask<>(() -> {
			failing.awaitAfterFailure();
			return null;
		});
		assertThat(failing.ask()).isFalse();
		Thread thread = Thread.ofVirtual().start(pause);
		Awaitility.await().until(() -> thread.getState() == Thread.State.TIMED_WAITING);
		failing.ask();
		pause.get(8, TimeUnit.SECONDS);
		assertThat(failing.ask()).isTrue();
		failing.polled();
		assertThat(failing.ask()).isFalse();
	}

}
