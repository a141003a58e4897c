package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.github.benmanes.caffeine.cache.Ticker;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Gives one consumer the calls of an account from a position on; for one thread. */
final class Subscription implements AutoCloseable {

	/** How long to look for calls in the past before answering without any. */
	private static final Duration LONGEST_SEARCH = Duration.ofSeconds(5);

	/** How soon to try again: another replica, or the next process, takes over. */
	private static final Duration SOON = Duration.ofSeconds(1);

	/** The first poll to end may have begun before; the second cannot miss a record. */
	private static final int POLLS_TO_BE_SURE = 2;

	private final EndedCalls calls;

	private final PollMonitor polls;

	private final Runnable closing;

	private final Ticker ticker;

	private @Nullable Position position;

	/**
	 * Begins a subscription.
	 * @param calls the calls of the account
	 * @param polls the results of their polls
	 * @param closing run when the subscription is closed
	 * @param ticker a clock that only runs forward
	 * @param position where to begin; {@code null} for now
	 */
	Subscription(EndedCalls calls, PollMonitor polls, Runnable closing, Ticker ticker, @Nullable Position position) {
		this.calls = calls;
		this.polls = polls;
		this.closing = closing;
		this.ticker = ticker;
		this.position = position;
	}

	/**
	 * Gives the calls that come next.
	 * @param wanted what is asked for
	 * @param wait how long to wait for some of that
	 * @return the calls; none if there is nothing
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws AheadException if the position is newer than all data of the platform
	 * @throws ProblemException if the current position stays unknown, such as before a
	 * shutdown
	 */
	CallBatch next(CallBatch.Wanted wanted, Duration wait) {
		long start = this.ticker.read();
		Duration left = wait;
		while (true) {
			verifyNotAhead();
			CountDownLatch poll = this.polls.next();
			CallBatch batch = step(wanted);
			this.position = batch.position();
			Duration spent = Duration.ofNanos(this.ticker.read() - start);
			boolean late = batch.more() ? spent.compareTo(LONGEST_SEARCH) >= 0 : !left.isPositive();
			if (!batch.calls().isEmpty() || this.polls.isOver() || late) {
				return verified(batch);
			}
			if (!batch.more()) {
				this.polls.verify();
				left = PollMonitor.await(poll, left);
			}
		}
	}

	/**
	 * Another replica may have seen more than this one; then the next poll finds it.
	 */
	private void verifyNotAhead() {
		int ended = 0;
		CountDownLatch poll = this.polls.next();
		while (this.position != null && this.calls.isAhead(this.position) && !this.polls.isOver()) {
			if (ended == POLLS_TO_BE_SURE) {
				throw new AheadException();
			}
			this.polls.verify();
			ended += PollMonitor.await(poll, PollMonitor.LONGEST_WAIT).isPositive() ? 1 : 0;
			poll = this.polls.next();
		}
	}

	private CallBatch step(CallBatch.Wanted wanted) {
		if (this.position != null && !this.calls.isRecent(this.position)) {
			return past(this.position, wanted);
		}
		while (awaitReady()) {
			Position from = (this.position != null) ? this.position : this.calls.latest();
			// There is none for a moment, when a poll begins with a new memory.
			if (from != null) {
				return this.calls.after(from, wanted);
			}
		}
		return nothing();
	}

	/**
	 * Waits until polls know what is there; throws if one fails.
	 * @return whether they know; if not, there will be no more polls, or none that helps
	 */
	private boolean awaitReady() {
		CountDownLatch poll = this.polls.next();
		for (int waited = 0; waited < this.calls.mostPollsHeldBack() && !isReady() && !this.polls.isOver(); waited++) {
			this.polls.verify();
			PollMonitor.await(poll, PollMonitor.LONGEST_WAIT);
			poll = this.polls.next();
		}
		return isReady();
	}

	/**
	 * One poll is enough if nothing is held back after it; if something is, the next one
	 * hands out what was there. Polls that are too close to each other hand nothing out.
	 */
	private boolean isReady() {
		int successes = this.polls.successes();
		return (successes >= 1 && this.calls.isSettled()) || (successes >= 2 && this.calls.latest() != null);
	}

	/**
	 * A shutdown does not wait for the result. The batch then says that there is more.
	 */
	private CallBatch past(Position from, CallBatch.Wanted wanted) {
		CallBatch batch = this.polls.work().run(() -> this.calls.after(from, wanted));
		return (batch != null) ? batch : new CallBatch(List.of(), from, from, true);
	}

	/** Used when the polls have found nothing out; the platform is not asked again. */
	private CallBatch nothing() {
		if (this.position != null) {
			return new CallBatch(List.of(), this.position, this.position, false);
		}
		if (this.polls.isOver()) {
			throw new ProblemException(ProblemCode.OVERLOADED, "The facade is shutting down.", SOON);
		}
		throw new ProblemException(ProblemCode.OVERLOADED,
				"It could not be found out which calls are new. Begin at a time: `from`.");
	}

	/** An empty answer is given only if the last poll has succeeded. */
	private CallBatch verified(CallBatch batch) {
		if (batch.calls().isEmpty() && !batch.more()) {
			this.polls.verify();
		}
		return batch;
	}

	/** Goes on with the calls from now on. */
	void reset() {
		this.position = null;
	}

	/** Waits before another try. */
	void pause(Duration time) {
		PollMonitor.await(this.polls.next(), time);
	}

	/** Whether no more calls will come. */
	boolean isOver() {
		return this.polls.isOver();
	}

	@Override
	public void close() {
		this.closing.run();
	}

	/** The position is newer than all data of the platform. */
	static final class AheadException extends RuntimeException {

		AheadException() {
			super("The position is newer than all data of the platform", null, false, false);
		}

	}

}
