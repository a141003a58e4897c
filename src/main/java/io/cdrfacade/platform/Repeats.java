package io.cdrfacade.platform;

import java.time.Duration;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;
import reactor.util.retry.RetryBackoffSpec;

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
		return Mono.defer(() -> {
			Course course = new Course(request);
			return Mono.defer(() -> course.begin(attempt)).retryWhen(rule(course));
		});
	}

	private RetryBackoffSpec rule(Course course) {
		return Retry.backoff(this.attempts - 1L, this.backOff)
			.jitter(JITTER)
			.filter(course::mayGoOn)
			.doBeforeRetry((signal) -> this.onRepeat.run())
			.onRetryExhaustedThrow((rule, signal) -> signal.failure());
	}

	/** The attempts of one request, one after the other. */
	private final class Course {

		private final Request request;

		private volatile Duration longestPause;

		private volatile Duration leftAtBegin;

		Course(Request request) {
			this.request = request;
			this.longestPause = Repeats.this.backOff.dividedBy(2);
			this.leftAtBegin = left();
		}

		<T> Mono<T> begin(Mono<T> attempt) {
			this.longestPause = this.longestPause.multipliedBy(2);
			this.leftAtBegin = left();
			return attempt;
		}

		boolean mayGoOn(Throwable error) {
			return Faults.mayRepeat(error, this.request.harmless()) && hasTime();
		}

		/** Whether a pause and an attempt as long as the last one fit in. */
		private boolean hasTime() {
			Duration last = this.leftAtBegin.minus(left());
			Duration pause = this.longestPause.plus(this.longestPause.dividedBy(2));
			return pause.plus(last).compareTo(left()) < 0;
		}

		private Duration left() {
			return this.request.deadline().remaining();
		}

	}

}
