package io.cdrfacade.platform;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

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
		AtomicReference<Duration> left = new AtomicReference<>(request.deadline().remaining());
		return Mono.defer(() -> {
			left.set(request.deadline().remaining());
			return attempt;
		}).retryWhen(rule(request, left));
	}

	private RetryBackoffSpec rule(Request request, AtomicReference<Duration> left) {
		return Retry.backoff(this.attempts - 1L, this.backOff)
			.maxBackoff(longestPause())
			.jitter(JITTER)
			.filter((error) -> Faults.mayRepeat(error, request.harmless()) && fits(request.deadline(), left.get()))
			.doBeforeRetry((signal) -> this.onRepeat.run())
			.onRetryExhaustedThrow((rule, signal) -> signal.failure());
	}

	/** Whether a pause and an attempt as long as the last one end before the deadline. */
	private boolean fits(Deadline deadline, Duration leftAtBegin) {
		Duration now = deadline.remaining();
		return longestPause().plus(leftAtBegin.minus(now)).compareTo(now) < 0;
	}

	private Duration longestPause() {
		return this.backOff.multipliedBy(1L << (this.attempts - 1));
	}

}
