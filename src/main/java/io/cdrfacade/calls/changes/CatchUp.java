package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * Leads those who come from further back than the polls remember, stretch by stretch, to
 * where the polls take over.
 * <p>
 * For a position of time T it reads what was dialled from the longest call before T up to
 * an end E, which has passed. Records are written in the order of their ids, soon after
 * the end of their calls. So a record of a call that ended before E, less the tolerance,
 * was written before those of calls that were dialled at E or later: all with smaller ids
 * have been read. Calls are handed out by id, up to the first that ended later than that.
 * By a clock that is ahead that one, and those that follow it, may have been there up to
 * the tolerance before the end that it tells, so that the time passed is twice the
 * tolerance before E.
 */
final class CatchUp {

	private static final Duration LONGEST_STEP = Duration.ofDays(7);

	private static final Duration SHORTEST_STEP = Duration.ofMinutes(15);

	/** Aimed at by shorter steps. */
	private static final int MAX_READ = 10_000;

	private static final int MAX_KEPT = 5_000;

	private static final int MAX_STRETCHES = 4;

	private final Records records;

	private final ChangesProperties properties;

	private final RepeatedHour hour;

	private final Clock clock;

	private final Deque<Stretch> stretches = new ArrayDeque<>();

	CatchUp(Records records, ChangesProperties properties, RepeatedHour hour, Clock clock) {
		this.records = records;
		this.properties = properties;
		this.hour = hour;
		this.clock = clock;
	}

	/**
	 * Hands out what comes next, or leads on.
	 * @param from where somebody has come to, further back than the polls remember
	 * @param wish what they want
	 * @return a batch that is further on, maybe without a call; there is more
	 */
	Batch after(Position from, Batch.Wish wish) {
		Stretch stretch = find(from);
		if (stretch == null) {
			stretch = read(from);
			keep(stretch);
		}
		return Batch.pick(stretch.calls(), from, stretch.end(), wish).withMore();
	}

	private @Nullable Stretch find(Position from) {
		synchronized (this.stretches) {
			return this.stretches.stream().filter((stretch) -> stretch.leadsOn(from)).findFirst().orElse(null);
		}
	}

	private void keep(Stretch stretch) {
		synchronized (this.stretches) {
			this.stretches.addFirst(stretch);
			while (this.stretches.size() > MAX_STRETCHES) {
				this.stretches.removeLast();
			}
		}
	}

	private Stretch read(Position from) {
		Instant now = this.clock.instant();
		Instant begin = this.hour.before(from.time().minus(this.properties.lookBack()));
		Instant end = end(begin, from.time(), now);
		NavigableMap<Long, Cdr> calls = new TreeMap<>();
		this.records.read(begin, end, (cdr) -> collect(calls, from, cdr));
		boolean cut = calls.size() > MAX_KEPT;
		if (cut) {
			calls.pollLastEntry();
		}
		Instant sure = end.minus(this.properties.tolerance());
		boolean whole = cutOff(calls, sure) || !cut;
		long id = calls.isEmpty() ? from.id() : calls.lastKey();
		return new Stretch(from, calls, from.to(id, whole ? sure.minus(this.properties.tolerance()) : from.time()));
	}

	/** Keeps the smallest ids, and one more if there are more. */
	private static void collect(NavigableMap<Long, Cdr> calls, Position from, Cdr cdr) {
		if (cdr.id() != null && cdr.id() > from.id() && from.matters(cdr)) {
			calls.put(cdr.id(), cdr);
			if (calls.size() > MAX_KEPT + 1) {
				calls.pollLastEntry();
			}
		}
	}

	/**
	 * Leaves out the first call that ended too late and all that follow. One that has not
	 * ended yet by any clock only tells nonsense.
	 * @return whether there is one
	 */
	private boolean cutOff(NavigableMap<Long, Cdr> calls, Instant sure) {
		Instant future = this.clock.instant().plus(this.properties.tolerance());
		for (Map.Entry<Long, Cdr> call : calls.entrySet()) {
			if (CallEnd.isWithin(call.getValue(), this.properties.lookBack(), sure, future)) {
				calls.tailMap(call.getKey()).clear();
				return true;
			}
		}
		return false;
	}

	private Instant end(Instant begin, Instant time, Instant now) {
		Instant end = earlier(time.plus(LONGEST_STEP), now);
		while (Duration.between(time, end).compareTo(shortestStep().multipliedBy(2)) > 0
				&& this.records.one(begin, end, 1).totalItems() > MAX_READ) {
			end = time.plus(Duration.between(time, end).dividedBy(2));
		}
		Instant after = this.hour.after(end);
		return after.isAfter(now) ? this.hour.before(end).plus(this.properties.tolerance().multipliedBy(2)) : after;
	}

	private Duration shortestStep() {
		return SHORTEST_STEP.plus(this.properties.tolerance().multipliedBy(2));
	}

	private static Instant earlier(Instant one, Instant other) {
		return one.isBefore(other) ? one : other;
	}

}
