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
 * The calls that polls have found of late, for all who listen.
 * <p>
 * A poll takes several requests, between which calls go on ending. So it may find a call
 * and miss one with a smaller id, written after its part of the range was read. It cannot
 * miss, though, what was there when it began: and that is everything up to the greatest
 * id that an earlier poll has seen. So far, and no further, calls are handed out: up to
 * the fence. Each poll moves the fence to the mark of the latest poll that had ended a
 * moment before it began. The moment is for records that show up a little later than
 * their successors.
 */
final class RecentCalls {

	/** How far ahead of the greatest known id a call can be that was sent. */
	private static final long FARTHEST = 10_000;

	private final Duration settle;

	private final NavigableMap<Long, Cdr> calls = new TreeMap<>();

	private final Deque<Mark> marks = new ArrayDeque<>();

	private @Nullable Mark fence;

	private long seen;

	/** Whatever showed up at the platform since then is here. */
	private Instant completeSince;

	RecentCalls(Duration settle, Instant completeSince) {
		this.settle = settle;
		this.completeSince = completeSince;
	}

	/** Knows of a call that is too old to be handed out. */
	synchronized void see(long id) {
		this.seen = Math.max(this.seen, id);
	}

	/**
	 * Takes a call in.
	 * @return whether it comes too late, as some who listen have passed it
	 */
	synchronized boolean add(long id, Cdr cdr) {
		see(id);
		boolean first = this.calls.put(id, cdr) == null;
		return first && this.fence != null && id <= this.fence.id();
	}

	/**
	 * Takes in a call that no poll has found yet. It is handed out like any other, when
	 * polls have made sure of all before it. One that has been passed is for the polls to
	 * tell, and one far beyond all others is none.
	 */
	synchronized void push(long id, Cdr cdr) {
		boolean near = this.seen == 0 || id - this.seen <= FARTHEST;
		if (this.fence != null && id > this.fence.id() && near) {
			see(id);
			this.calls.putIfAbsent(id, cdr);
		}
	}

	/**
	 * Hands out what a poll has made sure of.
	 * @param start when the poll began
	 * @param end when it ended
	 */
	synchronized void polled(Instant start, Instant end) {
		Instant settled = start.minus(this.settle);
		for (Mark mark : this.marks) {
			if (!mark.end().isAfter(settled)) {
				this.fence = mark;
			}
		}
		this.marks.addLast(new Mark(this.seen, start, end));
	}

	/** Forgets what was found by polls before a time. */
	synchronized void forget(Instant before) {
		for (Mark first = this.marks.peekFirst(); first != null && !first.equals(this.fence)
				&& first.end().plus(this.settle).isBefore(before); first = this.marks.peekFirst()) {
			this.calls.headMap(first.id(), true).clear();
			this.completeSince = first.end().plus(this.settle);
			this.marks.removeFirst();
		}
	}

	/**
	 * Hands calls out.
	 * @param from how far somebody has come
	 * @param wish what they want
	 * @return what comes next, or {@code null} if some of that may not be here
	 */
	synchronized @Nullable Batch after(Position from, Batch.Wish wish) {
		if (from.time().isBefore(this.completeSince)) {
			return null;
		}
		return (this.fence == null) ? new Batch(List.of(), from, from, false)
				: Batch.pick(this.calls, from, new Position(this.fence.id(), this.fence.start(), null), wish);
	}

	/** Where somebody begins who wants what comes from now on. */
	synchronized @Nullable Position latest() {
		return (this.fence != null) ? new Position(this.fence.id(), this.fence.start(), null) : null;
	}

	/** When the last poll began. */
	synchronized @Nullable Instant lastPoll() {
		return this.marks.isEmpty() ? null : this.marks.getLast().start();
	}

	/** Whether nothing is being held back. */
	synchronized boolean isSettled() {
		return this.fence != null && this.fence.id() == this.seen;
	}

}
