package io.cdrfacade.sandbox.calls;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.Consumer;

/** Lets time pass: calls are dialled, last a while, and end. */
final class CallTimeline {

	private final Queue<Running> running = new PriorityQueue<>(
			Comparator.comparing(Running::end).thenComparingLong(Running::order));

	private final CallStarts starts;

	private final CallGenerator generator;

	private CallStart next;

	private long dialled;

	CallTimeline(CallStarts starts, CallGenerator generator) {
		this.starts = starts;
		this.generator = generator;
		this.next = starts.next();
	}

	/**
	 * Lets time pass up to a moment. The order does not depend on how often it is called.
	 * @param now that moment
	 * @param ended is given the calls that ended since the last time, in that order
	 */
	void advance(Instant now, Consumer<MadeUpCall> ended) {
		while (!this.next.at().isAfter(now)) {
			finish(this.next.at(), ended);
			this.running.add(new Running(this.generator.call(this.next), this.dialled++));
			this.next = this.starts.next();
		}
		finish(now, ended);
	}

	private void finish(Instant now, Consumer<MadeUpCall> ended) {
		for (Running first = this.running.peek(); first != null
				&& !first.end().isAfter(now); first = this.running.peek()) {
			ended.accept(first.call());
			this.running.remove();
		}
	}

	private record Running(MadeUpCall call, long order) {

		Instant end() {
			return this.call.timing().end();
		}

	}

}
