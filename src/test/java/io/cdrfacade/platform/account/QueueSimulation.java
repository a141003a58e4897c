package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Predicate;

import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.Turnable;

/**
 * Calls that come at known times to a platform that takes the same time for each. It runs
 * in simulated time, so that minutes of load take milliseconds.
 */
final class QueueSimulation {

	private final Turnable ticker = new Turnable();

	private final PermitQueue permits;

	private final Duration maxWait;

	private final Duration answer;

	private final PriorityQueue<Event> events = new PriorityQueue<>(
			Comparator.comparing(Event::time).thenComparingInt(Event::number));

	private final List<Outcome> outcomes = new ArrayList<>();

	private Duration now = Duration.ZERO;

	private int number;

	/**
	 * Creates a simulation.
	 * @param permits how many calls are made at once
	 * @param maxWait how long a call waits at most
	 * @param answer how long the platform takes for each call
	 */
	QueueSimulation(int permits, Duration maxWait, Duration answer) {
		this.permits = new PermitQueue(permits, maxWait, this.ticker);
		this.maxWait = maxWait;
		this.answer = answer;
		this.permits.leave(this.permits.enter("first"));
		this.ticker.turn(PermitQueue.WARM_UP);
	}

	/** Has calls come evenly spread over some time. */
	QueueSimulation calls(String owner, int count, Duration begin, Duration time) {
		for (int i = 0; i < count; i++) {
			at(begin.plus(time.multipliedBy(i).dividedBy(count)), () -> come(owner));
		}
		return this;
	}

	private void at(Duration time, Runnable action) {
		this.events.add(new Event(time, this.number++, action));
	}

	private void come(String owner) {
		Duration begin = this.now;
		try {
			Turn turn = this.permits.enter(owner);
			var _ = turn.permit().thenRun(() -> ask(turn, begin));
			at(begin.plus(this.maxWait), () -> giveUp(turn, begin));
		}
		catch (Busy _) {
			this.outcomes.add(new Outcome(owner, begin, Duration.ZERO, false));
		}
	}

	private void ask(Turn turn, Duration begin) {
		at(this.now.plus(this.answer), () -> {
			this.outcomes.add(new Outcome(turn.owner(), begin, this.now.minus(begin), true));
			this.permits.leave(turn);
		});
	}

	private void giveUp(Turn turn, Duration begin) {
		if (!turn.permit().isDone()) {
			turn.permit().cancel(true);
			this.permits.leave(turn);
			this.outcomes.add(new Outcome(turn.owner(), begin, this.maxWait, false));
		}
	}

	/** Runs until the last call has ended. */
	QueueSimulation run() {
		for (Event next = this.events.poll(); next != null; next = this.events.poll()) {
			this.ticker.turn(next.time().minus(this.now));
			this.now = next.time();
			next.action().run();
		}
		return this;
	}

	PermitQueue permits() {
		return this.permits;
	}

	List<Outcome> served(Predicate<Outcome> which) {
		return this.outcomes.stream().filter(Outcome::served).filter(which).toList();
	}

	List<Outcome> refused(Predicate<Outcome> which) {
		return this.outcomes.stream().filter((outcome) -> !outcome.served()).filter(which).toList();
	}

	/** The longest time that 99 of 100 calls took. */
	static Duration p99(List<Outcome> outcomes) {
		return outcomes.stream().map(Outcome::took).sorted().toList().get((outcomes.size() * 99 - 1) / 100);
	}

	private record Event(Duration time, int number, Runnable action) {
	}

	/**
	 * What became of a call.
	 *
	 * @param owner whose call it was
	 * @param begin when it came
	 * @param took how long it took until it was answered or refused
	 * @param served whether it was answered
	 */
	record Outcome(String owner, Duration begin, Duration took, boolean served) {
	}

}
