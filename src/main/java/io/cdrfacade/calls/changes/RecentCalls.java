package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * The calls that polls have found recently, for all consumers.
 * <p>
 * A poll takes several requests, between which calls go on ending. So it may find a call
 * and miss one with a smaller id, written after its part of the range was read. But it
 * cannot miss what was there when it began: that is everything up to the greatest id that
 * an earlier poll has seen. Calls are handed out up to this id, the fence. Each poll
 * moves the fence to the last poll that ended at least {@code settle} before it began.
 * That pause is for records that show up a little later than their successors.
 */
final class RecentCalls {

	/** How far ahead of the greatest known id a pushed call can be. */
	private static final long FARTHEST = 10_000;

	private final Duration settle;

	private final NavigableMap<Long, Cdr> calls = new TreeMap<>();

	private final Deque<FinishedPoll> polls = new ArrayDeque<>();

	private @Nullable FinishedPoll fence;

	private long seen;

	/** All calls that showed up at the platform since then are here. */
	private Instant completeSince;

	RecentCalls(Duration settle, Instant completeSince) {
		this.settle = settle;
		this.completeSince = completeSince;
	}

	/** Notes the id of a call that is too old to be handed out. */
	synchronized void see(long id) {
		this.seen = Math.max(this.seen, id);
	}

	/**
	 * Takes a call in.
	 * @return whether it comes too late, as some consumers have passed it
	 */
	synchronized boolean add(long id, Cdr cdr) {
		see(id);
		boolean first = this.calls.put(id, cdr) == null;
		return first && this.fence != null && id <= this.fence.id();
	}

	/**
	 * Takes in a call that no poll has found yet. It is handed out like any other, when
	 * polls have made sure of all before it. One that was passed is left to the polls,
	 * and an id far beyond all others is not believed.
	 */
	synchronized void push(long id, Cdr cdr) {
		boolean near = this.seen == 0 || id - this.seen <= FARTHEST;
		if (this.fence != null && id > this.fence.id() && near) {
			see(id);
			this.calls.putIfAbsent(id, cdr);
		}
	}

	/** Hands out what a poll has made sure of. */
	synchronized void polled(Moment start, Moment end) {
		for (FinishedPoll poll : this.polls) {
			if (start.isAfter(poll.end(), this.settle)) {
				this.fence = poll;
			}
		}
		this.polls.addLast(new FinishedPoll(this.seen, start, end));
	}

	/** Forgets what was found by polls before a time. */
	synchronized void forget(Instant before) {
		for (FinishedPoll first = this.polls.peekFirst(); first != null && !first.equals(this.fence)
				&& complete(first).isBefore(before); first = this.polls.peekFirst()) {
			this.calls.headMap(first.id(), true).clear();
			this.completeSince = complete(first);
			this.polls.removeFirst();
		}
	}

	/** All calls that show up later than this have greater ids than the poll has seen. */
	private Instant complete(FinishedPoll poll) {
		return poll.end().time().plus(this.settle);
	}

	/**
	 * Gives the calls that come next.
	 * @param from the position of the consumer
	 * @param wanted what the consumer asks for
	 * @return the calls, or {@code null} if some of them may not be here
	 */
	synchronized @Nullable CallBatch after(Position from, CallBatch.Wanted wanted) {
		if (from.time().isBefore(this.completeSince)) {
			return null;
		}
		return (this.fence == null) ? new CallBatch(List.of(), from, from, false)
				: CallBatch.pick(this.calls, from, this.fence.position(), wanted);
	}

	/** The position of a consumer who wants the calls from now on. */
	synchronized @Nullable Position latest() {
		return (this.fence != null) ? this.fence.position() : null;
	}

	/** When the last poll began. */
	synchronized @Nullable Moment lastPoll() {
		return this.polls.isEmpty() ? null : this.polls.getLast().start();
	}

	/** Whether nothing is being held back. */
	synchronized boolean isSettled() {
		return this.fence != null && this.fence.id() == this.seen;
	}

	/** The greatest id that was seen; 0 for none. */
	synchronized long greatestId() {
		return this.seen;
	}

	/** The call with the greatest id of those that are remembered. */
	synchronized @Nullable Cdr newest() {
		return this.calls.isEmpty() ? null : this.calls.lastEntry().getValue();
	}

	/**
	 * A poll that has ended.
	 *
	 * @param id the greatest id that this poll or an earlier one has seen
	 * @param start when the poll began; it has seen what was there then
	 * @param end when it ended
	 */
	private record FinishedPoll(long id, Moment start, Moment end) {

		Position position() {
			return new Position(this.id, this.start.time(), null);
		}

	}

	/**
	 * A moment by both clocks.
	 *
	 * @param time the time of day, which can be set
	 * @param nanos nanoseconds by a clock that only runs forward
	 */
	record Moment(Instant time, long nanos) {

		/** Whether the time of day was set in between by more than the tolerance. */
		boolean isStepFrom(Moment earlier, Duration tolerance) {
			Duration passed = Duration.ofNanos(this.nanos - earlier.nanos);
			return Duration.between(earlier.time, this.time).minus(passed).abs().compareTo(tolerance) > 0;
		}

		/** Whether the other moment is at least so much earlier. */
		boolean isAfter(Moment other, Duration time) {
			return this.nanos - other.nanos >= time.toNanos();
		}

	}

}
