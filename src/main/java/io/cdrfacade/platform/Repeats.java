package io.cdrfacade.platform;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import reactor.core.publisher.Mono;

/**
 * Repeats requests where that is safe, with growing and uneven pauses in between. What is
 * safe differs from call to call, as does the time that is left.
 */
final class Repeats {

	private static final double JITTER = 0.5;

	private final int attempts;

	private final Duration backOff;

	private final Runnable onRepeat;

	/**
	 * Creates a rule.
	 * @param attempts how often a request is sent at most
	 * @param backOff the pause before the first repetition; each further one is twice as
	 * long
	 * @param onRepeat is told of each repetition
	 */
	Repeats(int attempts, Duration backOff, Runnable onRepeat) {
		this.attempts = attempts;
		this.backOff = backOff;
		this.onRepeat = onRepeat;
	}

	/** Adds the repetitions to a request. */
	<T> Mono<T> of(Request request, Mono<T> attempt) {
		return Mono.defer(() -> new Course(request).begin(attempt, 1));
	}

	/** The attempts of one request, one after the other. */
	private final class Course {

		private final Request request;

		private volatile Duration pause;

		private volatile Duration leftAtBegin;

		Course(Request request) {
			this.request = request;
			this.pause = Repeats.this.backOff.dividedBy(2);
			this.leftAtBegin = left();
		}

		/**
		 * What costs anything begins with the first fault, as most requests have none.
		 */
		<T> Mono<T> begin(Mono<T> attempt, int number) {
			this.pause = this.pause.multipliedBy(2);
			this.leftAtBegin = left();
			return attempt
				.onErrorResume((error) -> mayGoOn(error, number) ? again(attempt, number + 1) : Mono.error(error));
		}

		private <T> Mono<T> again(Mono<T> attempt, int number) {
			Repeats.this.onRepeat.run();
			double uneven = 1 - JITTER + 2 * JITTER * ThreadLocalRandom.current().nextDouble();
			return Mono.delay(Duration.ofNanos((long) (this.pause.toNanos() * uneven)))
				.then(Mono.defer(() -> begin(attempt, number)));
		}

		private boolean mayGoOn(Throwable error, int number) {
			return number < Repeats.this.attempts && Faults.mayRepeat(error, this.request.harmless()) && hasTime();
		}

		/** Whether the longest pause and an attempt as long as the last one fit in. */
		private boolean hasTime() {
			Duration last = this.leftAtBegin.minus(left());
			Duration longest = this.pause.plus(this.pause.dividedBy(2));
			return longest.plus(last).compareTo(left()) < 0;
		}

		private Duration left() {
			return this.request.deadline().remaining();
		}

	}

}
