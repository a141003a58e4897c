package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.platform.account.QueueSimulation.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** With 32 permits, and calls that wait for 10 seconds at most, in simulated time. */
class PermitQueueTests {

	private static final int PERMITS = 32;

	private static final Duration MAX_WAIT = Duration.ofSeconds(10);

	/** Longest wait in a queue that stands. */
	private static final Duration TARGET = Duration.ofSeconds(1);

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final Turnable ticker = new Turnable();

	@Test
	void givesPermitsThatAreFreeAtOnce() {
		PermitQueue permits = new PermitQueue(2, MAX_WAIT, this.ticker);
		Turn first = permits.enter("a");
		Turn second = permits.enter("a");
		Turn third = permits.enter("a");
		assertThat(List.of(first, second, third)).extracting(Turn::isGranted).containsExactly(true, true, false);
		assertThat(permits.free()).isZero();
		assertThat(permits.waiting()).isOne();
		permits.leave(first);
		assertThat(third.isGranted()).isTrue();
		permits.leave(second);
		permits.leave(third);
		assertThat(permits.free()).isEqualTo(2);
	}

	@Test
	void givesOwnersTheirTurns() {
		PermitQueue permits = new PermitQueue(1, MAX_WAIT, this.ticker);
		List<Turn> turns = new ArrayList<>(List.of(permits.enter("a")));
		for (String owner : List.of("a", "a", "a", "b", "b", "c")) {
			turns.add(permits.enter(owner));
		}
		assertThat(IntStream.range(0, 6).mapToObj((_) -> next(permits, turns))).containsExactly("a", "b", "c", "a", "b",
				"a");
	}

	/** Ends the call that has the permit. Returns the owner of the one that gets it. */
	private static String next(PermitQueue permits, List<Turn> turns) {
		Turn ended = turns.stream().filter(Turn::isGranted).findFirst().orElseThrow();
		turns.remove(ended);
		permits.leave(ended);
		return turns.stream().filter(Turn::isGranted).findFirst().orElseThrow().owner();
	}

	@Test
	void passesOverCallsThatGaveUp() {
		PermitQueue permits = new PermitQueue(1, MAX_WAIT, this.ticker);
		Turn first = permits.enter("a");
		Turn left = permits.enter("a");
		Turn cancelled = permits.enter("a");
		Turn last = permits.enter("a");
		permits.leave(left);
		cancelled.permit().cancel(true);
		permits.leave(first);
		permits.leave(cancelled);
		assertThat(last.isGranted()).isTrue();
		assertThat(left.isGranted()).isFalse();
		assertThat(permits.waiting()).isZero();
		permits.leave(last);
		assertThat(permits.free()).isOne();
	}

	@Test
	void refusesAtOnceWhereNoCallMayWait() {
		PermitQueue permits = new PermitQueue(1, Duration.ZERO, this.ticker);
		permits.enter("a");
		assertThatExceptionOfType(Busy.class).isThrownBy(() -> permits.enter("a"));
		assertThat(permits.waiting()).isZero();
	}

	@ParameterizedTest
	@ValueSource(ints = { 64, 96, 256, 320 })
	void servesBursts(int calls) {
		QueueSimulation burst = simulation(SECOND).calls("a", calls, Duration.ZERO, Duration.ofMillis(500)).run();
		assertThat(burst.served((_) -> true)).hasSize(calls);
	}

	/** The JVM still compiles: a delay says nothing of the platform. */
	@Test
	void takesUpEveryCallAfterTheStart() {
		PermitQueue permits = new PermitQueue(1, MAX_WAIT, this.ticker);
		permits.enter("a");
		for (int second = 0; second < PermitQueue.WARM_UP.toSeconds(); second++) {
			permits.enter("a");
			this.ticker.turn(SECOND);
		}
		assertThatExceptionOfType(Busy.class).isThrownBy(() -> permits.enter("a"));
	}

	@Test
	void servesBurstsOneAfterTheOther() {
		QueueSimulation bursts = simulation(SECOND).calls("a", 64, Duration.ZERO, Duration.ZERO)
			.calls("a", 64, SECOND, Duration.ZERO)
			.run();
		assertThat(bursts.served((_) -> true)).hasSize(128);
	}

	@ParameterizedTest
	@CsvSource({ "PT1S,3,PT60S", "PT1S,1.2,PT60S", "PT0.01S,3,PT20S", "PT0.1S,2,PT60S", "PT3S,3,PT60S",
			"PT0.5S,5,PT60S" })
	void shedsLastingOverload(Duration answer, double times, Duration time) {
		double capacity = (double) PERMITS * time.toNanos() / answer.toNanos();
		QueueSimulation overload = simulation(answer).calls("a", (int) (times * capacity), Duration.ZERO, time).run();
		assertThat(overload.refused((_) -> true)).isNotEmpty().allMatch((call) -> call.took().isZero());
		Duration longest = answer.multipliedBy(2).plus(TARGET);
		assertThat(QueueSimulation.p99(overload.served((call) -> isLate(call, MAX_WAIT)))).isLessThanOrEqualTo(longest);
		assertThat((double) overload.served((call) -> end(call).compareTo(time) < 0).size())
			.isGreaterThan(0.9 * capacity);
	}

	/** The queue is empty for a moment whenever all permits get free at once. */
	@Test
	void shedsOverloadThatComesInSteps() {
		QueueSimulation load = simulation(SECOND);
		for (int second = 0; second < 60; second++) {
			load.calls("a", 96, Duration.ofSeconds(second), Duration.ZERO);
		}
		load.run();
		assertThat(load.refused((_) -> true)).isNotEmpty().allMatch((call) -> call.took().isZero());
		assertThat(QueueSimulation.p99(load.served((call) -> isLate(call, MAX_WAIT))))
			.isLessThanOrEqualTo(SECOND.multipliedBy(2).plus(TARGET));
		assertThat(load.served((_) -> true)).hasSizeGreaterThan(60 * PERMITS * 9 / 10);
	}

	@Test
	void recoversFromOverload() {
		Duration time = Duration.ofSeconds(20);
		QueueSimulation load = simulation(SECOND).calls("a", 20 * 96, Duration.ZERO, time)
			.calls("a", 20 * 16, time, time)
			.run();
		Duration recovered = time.plusSeconds(2);
		assertThat(load.refused((call) -> isLate(call, recovered))).isEmpty();
		assertThat(load.served((call) -> isLate(call, recovered))).isNotEmpty()
			.allMatch((call) -> call.took().equals(SECOND));
	}

	@Test
	void keepsOneOwnersCallsFromDelayingAnothers() {
		Duration time = Duration.ofMinutes(5);
		QueueSimulation load = simulation(SECOND).calls("many", 30_000, Duration.ZERO, time)
			.calls("few", 307, Duration.ZERO, time)
			.run();
		assertThat(load.refused((call) -> call.owner().equals("few"))).isEmpty();
		List<Outcome> few = load.served((call) -> call.owner().equals("few"));
		assertThat(QueueSimulation.p99(few)).isLessThanOrEqualTo(SECOND.multipliedBy(2));
		assertThat(load.refused((call) -> call.owner().equals("many"))).isNotEmpty()
			.allMatch((call) -> call.took().isZero());
	}

	@Test
	void servesABurstBesideAnothersOverload() {
		QueueSimulation load = simulation(SECOND).calls("many", 3000, Duration.ZERO, Duration.ofSeconds(30))
			.calls("burst", 64, Duration.ofSeconds(15), Duration.ZERO)
			.run();
		assertThat(load.served((call) -> call.owner().equals("burst"))).hasSize(64);
	}

	/** Each has one call at a time, but there are too many of them. */
	@Test
	void shedsOverloadByManyOwners() {
		QueueSimulation load = simulation(SECOND);
		for (int owner = 0; owner < 960; owner++) {
			load.calls("owner " + owner, 3, Duration.ofMillis(owner * 1000L / 96), Duration.ofSeconds(30));
		}
		load.run();
		assertThat(load.refused((_) -> true)).isNotEmpty().allMatch((call) -> call.took().isZero());
		assertThat(QueueSimulation.p99(load.served((call) -> isLate(call, MAX_WAIT))))
			.isLessThanOrEqualTo(SECOND.multipliedBy(2).plus(TARGET));
	}

	/**
	 * As with 1,024 connections: no call is refused that waits for less than the target.
	 */
	@Test
	void keepsALongQueueThatMovesFast() {
		Duration answer = Duration.ofMillis(4);
		QueueSimulation load = simulation(answer).calls("a", 1000, Duration.ZERO, Duration.ZERO)
			.calls("a", 20 * 8000, Duration.ZERO, Duration.ofSeconds(20))
			.run();
		assertThat(load.refused((_) -> true)).isEmpty();
	}

	@Test
	void refusesLaterWhereThePlatformHangs() {
		QueueSimulation hung = simulation(Duration.ofMinutes(5)).calls("a", 40, Duration.ZERO, SECOND).run();
		assertThat(hung.refused((_) -> true)).hasSize(8).allMatch((call) -> call.took().equals(MAX_WAIT));
		assertThat(hung.permits().free()).isEqualTo(PERMITS);
		assertThat(hung.permits().waiting()).isZero();
	}

	private static QueueSimulation simulation(Duration answer) {
		return new QueueSimulation(PERMITS, MAX_WAIT, answer);
	}

	private static boolean isLate(Outcome call, Duration begin) {
		return call.begin().compareTo(begin) >= 0;
	}

	private static Duration end(Outcome call) {
		return call.begin().plus(call.took());
	}

}
