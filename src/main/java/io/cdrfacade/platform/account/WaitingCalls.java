package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.SequencedMap;

import org.jspecify.annotations.Nullable;

/**
 * Calls that wait for a permit: one line for each owner. The owners take turns, so that
 * the calls of one do not wait behind all calls of another. For one thread at a time.
 */
final class WaitingCalls {

	private final long shortPause;

	/** The first one has the next turn. No line is empty. */
	private final SequencedMap<String, Line> lines = new LinkedHashMap<>();

	/** Of owners whose last call has left its line; the oldest first. */
	private final SequencedMap<String, Pause> pauses = new LinkedHashMap<>();

	private int size;

	/**
	 * Creates lines in which no call waits.
	 * @param shortPause a line that is empty for a shorter time than this keeps its start
	 */
	WaitingCalls(Duration shortPause) {
		this.shortPause = shortPause.toNanos();
	}

	void add(Turn turn, long now) {
		long since = since(turn.owner(), now);
		this.pauses.remove(turn.owner());
		this.lines.computeIfAbsent(turn.owner(), (_) -> new Line(since, new ArrayDeque<>())).turns().add(turn);
		this.size++;
	}

	/** Takes out the call whose turn it is, if any waits. */
	@Nullable Turn poll(long now) {
		Map.Entry<String, Line> first = this.lines.pollFirstEntry();
		if (first == null) {
			return null;
		}
		Line line = first.getValue();
		Turn turn = line.turns().remove();
		this.size--;
		if (line.turns().isEmpty()) {
			pause(first.getKey(), line, now);
		}
		else {
			this.lines.put(first.getKey(), line);
		}
		return turn;
	}

	/** Takes out a call that gives up, if it still waits. */
	void remove(Turn turn, long now) {
		Line line = this.lines.get(turn.owner());
		if (line != null && line.turns().remove(turn)) {
			this.size--;
			if (line.turns().isEmpty()) {
				this.lines.remove(turn.owner());
				pause(turn.owner(), line, now);
			}
		}
	}

	private void pause(String owner, Line line, long now) {
		while (!this.pauses.isEmpty() && !isShort(this.pauses.firstEntry().getValue(), now)) {
			this.pauses.pollFirstEntry();
		}
		this.pauses.put(owner, new Pause(line.since(), now));
	}

	private boolean isShort(Pause pause, long now) {
		return now - pause.begin() < this.shortPause;
	}

	/** Forgets all pauses, as no call waits. */
	void forgetPauses() {
		this.pauses.clear();
	}

	/** How many calls wait. */
	int size() {
		return this.size;
	}

	/** How many owners would have waiting calls with one more call of an owner. */
	int owners(String owner) {
		return this.lines.size() + (this.lines.containsKey(owner) ? 0 : 1);
	}

	/**
	 * How many permits have to get free at the most until one more call of an owner has
	 * one, that one included.
	 */
	int turns(String owner) {
		Line line = this.lines.get(owner);
		int own = ((line != null) ? line.turns().size() : 0) + 1;
		return (int) Math.min((long) own * owners(owner), this.size + 1L);
	}

	/** Since when calls of an owner have been waiting, apart from short pauses. */
	long since(String owner, long now) {
		Line line = this.lines.get(owner);
		if (line != null) {
			return line.since();
		}
		Pause pause = this.pauses.get(owner);
		return (pause != null && isShort(pause, now)) ? pause.since() : now;
	}

	/**
	 * The calls of an owner that wait, at least one.
	 *
	 * @param since when the first of them came
	 * @param turns the calls
	 */
	private record Line(long since, Queue<Turn> turns) {
	}

	/**
	 * The time in which no call of an owner waits.
	 *
	 * @param since when the first call came in the line before
	 * @param begin when the last one left it
	 */
	private record Pause(long since, long begin) {
	}

}
