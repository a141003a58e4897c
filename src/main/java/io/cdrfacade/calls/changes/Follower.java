package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Somebody who follows an account's calls from a position on; for one thread. */
final class Follower implements AutoCloseable {

	/** How long to look for calls in the past before saying that there are none yet. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** Another replica, or the next one, takes over. */
	private static final Duration SOON = Duration.ofSeconds(1);

	private final Feed feed;

	private final Polls polls;

	private final Poller.Listening listening;

	private @Nullable Position position;

	/**
	 * Begins to follow.
	 * @param feed what is followed
	 * @param polls how the polls of that go
	 * @param listening keeps them going, until it is closed
	 * @param position where to begin; {@code null} for now
	 */
	Follower(Feed feed, Polls polls, Poller.Listening listening, @Nullable Position position) {
		this.feed = feed;
		this.polls = polls;
		this.listening = listening;
		this.position = position;
	}

	/**
	 * Goes on.
	 * @param wish what is wanted
	 * @param wait how long to wait for some of that
	 * @return what comes next; without calls if there is nothing
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws ProblemException if it does not become known where now is, such as before a
	 * shutdown
	 */
	Batch next(Batch.Wish wish, Duration wait) {
		long start = System.nanoTime();
		while (true) {
			int rounds = this.polls.rounds();
			Batch batch = step(wish);
			this.position = batch.position();
			Duration spent = Duration.ofNanos(System.nanoTime() - start);
			Duration limit = batch.more() ? PATIENCE : wait;
			if (!batch.calls().isEmpty() || this.polls.isOver() || spent.compareTo(limit) >= 0) {
				return verified(batch);
			}
			if (!batch.more()) {
				this.polls.verify();
				this.polls.await(rounds, wait.minus(spent));
			}
		}
	}

	private Batch step(Batch.Wish wish) {
		if (this.position != null && !this.feed.isRecent(this.position)) {
			return past(this.position, wish);
		}
		while (this.polls.awaitReady()) {
			Position from = (this.position != null) ? this.position : this.feed.latest();
			// None is known for a moment where a poll begins anew.
			if (from != null) {
				return this.feed.after(from, wish);
			}
		}
		return nothing();
	}

	/** A shutdown does not wait for what comes of it. There is more, which can. */
	private Batch past(Position from, Batch.Wish wish) {
		Batch batch = this.polls.unlessOver(() -> this.feed.after(from, wish));
		return (batch != null) ? batch : new Batch(List.of(), from, from, true);
	}

	/** The platform is not asked any more for what polls have not found out. */
	private Batch nothing() {
		if (this.position != null) {
			return new Batch(List.of(), this.position, this.position, false);
		}
		if (this.polls.isOver()) {
			throw new ProblemException(ProblemCode.OVERLOADED, "The facade is shutting down.", SOON);
		}
		throw new ProblemException(ProblemCode.OVERLOADED,
				"It could not be found out which calls are new. Begin at a time: `from`.");
	}

	/** Nothing is only said to be there if the last poll has succeeded. */
	private Batch verified(Batch batch) {
		if (batch.calls().isEmpty() && !batch.more()) {
			this.polls.verify();
		}
		return batch;
	}

	/** Waits before another try. */
	void pause(Duration time) {
		this.polls.await(this.polls.rounds(), time);
	}

	/** Whether nothing will come any more. */
	boolean isOver() {
		return this.polls.isOver();
	}

	@Override
	public void close() {
		this.listening.close();
	}

}
