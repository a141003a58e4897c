package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.web.caching.Flights;
import io.cdrfacade.web.problem.ProblemException;
import io.cdrfacade.work.TaskFault;

/**
 * Reads calls that ended before the memory of the polls, range by range, up to where the
 * polls take over.
 * <p>
 * For a position at time T it reads the calls that were dialled between T less the
 * longest call and an end E in the past. Records are written in the order of their ids,
 * soon after the end of their calls. So a record of a call that ended before E, less the
 * tolerance, was written before those of calls that were dialled at E or later: all with
 * smaller ids have been read. Calls are handed out by id, up to the first that ended
 * later than that. If the platform's clock is ahead, that call and later ones may have
 * been shown before the end that they report, by up to the tolerance. So the time of the
 * new position is E less twice the tolerance.
 * <p>
 * One range is read at a time, and kept for a while. Consumers at about the same position
 * wait for the same one: it begins a little before the position of the first of them. It
 * is read on a thread of its own, so that it goes on for the others when that one has
 * gone.
 */
final class PastCalls {

	private static final Duration LONGEST_STEP = Duration.ofDays(7);

	private static final Duration SHORTEST_STEP = Duration.ofMinutes(15);

	/** Steps are shortened until they have no more records than this. */
	private static final int MAX_READ = 10_000;

	private static final int MAX_KEPT = 5_000;

	private static final int MAX_RANGES = 4;

	/** So many calls before a position are read for others who are not there yet. */
	private static final int NEAR_CALLS = 500;

	/** For others who are so much behind. */
	private static final Duration NEAR_TIME = Duration.ofMinutes(1);

	private final AccountRecords records;

	private final ChangesProperties properties;

	private final RepeatedHour repeatedHour;

	private final Clock clock;

	private final Deque<PastRange> ranges = new ArrayDeque<>();

	/** By the hour of the positions. */
	private final Flights<Instant, Optional<PastRange>> flights = new Flights<>();

	private final ExecutorService reader = Executors
		.newSingleThreadExecutor(Thread.ofVirtual().name("changes-past").factory());

	PastCalls(AccountRecords records, ChangesProperties properties, RepeatedHour repeatedHour, Clock clock) {
		this.records = records;
		this.properties = properties;
		this.repeatedHour = repeatedHour;
		this.clock = clock;
	}

	/**
	 * Gives the calls that come next.
	 * @param from the position of the consumer, before the memory of the polls
	 * @param wanted what the consumer asks for
	 * @return a batch that moves the position forward, perhaps without a call; there is
	 * more
	 */
	CallBatch after(Position from, CallBatch.Wanted wanted) {
		PastRange range = range(from);
		return CallBatch.pick(range.calls(), from, range.end(), wanted).withMore();
	}

	private PastRange range(Position from) {
		Optional<PastRange> range = Optional.ofNullable(find(from));
		while (range.isEmpty()) {
			range = this.flights.take(from.time().truncatedTo(ChronoUnit.HOURS), () -> Optional.of(inTurn(from)),
					(other) -> other.filter((read) -> read.covers(from)));
		}
		return range.get();
	}

	/**
	 * Waits for the reader. What it has begun it does, also for a caller who has gone.
	 */
	private PastRange inTurn(Position from) {
		FutureTask<PastRange> task = new FutureTask<>(() -> findOrRead(from));
		try {
			this.reader.execute(task);
			return task.get();
		}
		catch (InterruptedException | CancellationException | RejectedExecutionException _) {
			task.cancel(false);
			throw ProblemException.interrupted();
		}
		catch (ExecutionException ex) {
			throw TaskFault.of(ex);
		}
	}

	/** The range that was read last may have it. */
	private PastRange findOrRead(Position from) {
		PastRange range = find(from);
		if (range == null) {
			range = read(from.back(NEAR_CALLS, NEAR_TIME));
			keep(range);
		}
		return range;
	}

	private @Nullable PastRange find(Position from) {
		synchronized (this.ranges) {
			return this.ranges.stream().filter((range) -> range.covers(from)).findFirst().orElse(null);
		}
	}

	private void keep(PastRange range) {
		synchronized (this.ranges) {
			this.ranges.addFirst(range);
			while (this.ranges.size() > MAX_RANGES) {
				this.ranges.removeLast();
			}
		}
	}

	private PastRange read(Position from) {
		Instant now = this.clock.instant();
		Instant begin = this.repeatedHour.before(from.time().minus(this.properties.lookBack()));
		Instant end = end(begin, from.time(), now);
		NavigableMap<Long, Cdr> calls = new TreeMap<>();
		this.records.read(begin, end, (cdr) -> collect(calls, from, cdr));
		boolean tooMany = calls.size() > MAX_KEPT;
		if (tooMany) {
			calls.pollLastEntry();
		}
		Instant sure = end.minus(this.properties.tolerance());
		boolean toTheEnd = leaveOutUnsure(calls, sure) || !tooMany;
		long id = calls.isEmpty() ? from.id() : calls.lastKey();
		Instant time = toTheEnd ? sure.minus(this.properties.tolerance()) : from.time();
		return new PastRange(from, calls, from.to(id, time));
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
	 * Leaves out the first call that ended too late for all before it to have been read,
	 * and all that follow. An end that has not come yet by any clock is wrong and is
	 * ignored.
	 * @return whether a call was left out
	 */
	private boolean leaveOutUnsure(NavigableMap<Long, Cdr> calls, Instant sure) {
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
		Instant end = Collections.min(List.of(time.plus(LONGEST_STEP), now));
		while (Duration.between(time, end).compareTo(shortestStep().multipliedBy(2)) > 0
				&& this.records.one(begin, end, 1).totalItems() > MAX_READ) {
			end = time.plus(Duration.between(time, end).dividedBy(2));
		}
		Instant after = this.repeatedHour.after(end);
		return after.isAfter(now) ? this.repeatedHour.before(end).plus(this.properties.tolerance().multipliedBy(2))
				: after;
	}

	private Duration shortestStep() {
		return SHORTEST_STEP.plus(this.properties.tolerance().multipliedBy(2));
	}

	/** Ends what is being read, and all waiting for it. */
	void close() {
		for (Runnable task : this.reader.shutdownNow()) {
			if (task instanceof Future<?> waiting) {
				waiting.cancel(false);
			}
		}
	}

	/**
	 * A range of the past: all calls that matter from one position to another.
	 *
	 * @param start the position before it
	 * @param calls its calls by id
	 * @param end the position after it
	 */
	private record PastRange(Position start, NavigableMap<Long, Cdr> calls, Position end) {

		/** Whether the calls that come next for a consumer are here. */
		boolean covers(Position from) {
			return from.isNotBefore(this.start) && (from.id() < this.end.id() || from.time().isBefore(this.end.time()));
		}

	}

}
