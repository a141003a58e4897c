package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * What has ended on one account: from the memory of the polls, or caught up with. It
 * moves when it is polled, by one thread at a time.
 */
final class Feed {

	/** Most calls are shorter: what was dialled since then is read in each poll. */
	private static final Duration RECENT = Duration.ofMinutes(2);

	private final Records records;

	private final ChangesProperties properties;

	private final RepeatedHour hour;

	private final CatchUp catchUp;

	private final Clock clock;

	private LookBack lookBack;

	private volatile RecentCalls recent;

	private final LongAdder late = new LongAdder();

	Feed(Records records, ChangesProperties properties, Clock clock) {
		this.records = records;
		this.properties = properties;
		this.hour = new RepeatedHour(records.account().zone(), properties.tolerance().multipliedBy(3));
		this.catchUp = new CatchUp(records, properties, this.hour, clock);
		this.clock = clock;
		this.lookBack = new LookBack(records);
		this.recent = new RecentCalls(properties.settle(), Instant.MAX);
	}

	/** Finds what is new. */
	void poll() {
		Instant start = this.clock.instant();
		Instant last = this.recent.lastPoll();
		if (last == null || last.isBefore(start.minus(this.properties.memory()))) {
			begin(start);
		}
		else {
			look(last, last.minus(RECENT), start, Instant.MIN);
		}
		this.recent.polled(start, this.clock.instant());
		this.recent.forget(memoryStart(start));
	}

	/** Begins anew, with a memory that reaches back a little. */
	private void begin(Instant start) {
		Instant since = memoryStart(start);
		this.lookBack = new LookBack(this.records);
		this.recent = new RecentCalls(this.properties.settle(), since);
		look(since, Instant.MIN, start, this.hour.before(since.minus(this.properties.tolerance())));
	}

	/**
	 * Looks for calls.
	 * @param since whatever showed up since then is found
	 * @param recent what was dialled since then is read in any case
	 * @param now the time
	 * @param old calls that ended before this need not be remembered
	 */
	private void look(Instant since, Instant recent, Instant now, Instant old) {
		Instant from = KnownIds.minute(this.hour.before(since.minus(this.properties.lookBack())));
		Instant middle = recent.isAfter(from) ? KnownIds.minute(recent) : from;
		this.lookBack.look(from, middle, KnownIds.minute(now.plus(Duration.ofDays(1))), (cdr) -> add(cdr, old));
	}

	private Instant memoryStart(Instant now) {
		return this.hour.before(now.minus(this.properties.memory()));
	}

	/** Takes in a call that the platform has sent of its own accord. */
	void push(Cdr cdr) {
		if (cdr.id() != null) {
			this.recent.push(cdr.id(), cdr);
		}
	}

	/** What has no id has no place in the order. */
	private void add(Cdr cdr, Instant old) {
		if (cdr.id() != null && CallEnd.isBefore(cdr, old)) {
			this.recent.see(cdr.id());
		}
		else if (cdr.id() != null && this.recent.add(cdr.id(), cdr)) {
			this.late.increment();
		}
	}

	/**
	 * Hands out what comes next.
	 * @param from how far somebody has come
	 * @param wish what they want
	 * @return what comes next
	 */
	Batch after(Position from, Batch.Wish wish) {
		Batch batch = this.recent.after(from, wish);
		return (batch != null) ? batch : this.catchUp.after(from, wish);
	}

	/** Whether the polls are to lead somebody on, and not the past. */
	boolean isRecent(Position position) {
		return !position.time().isBefore(memoryStart(this.clock.instant()));
	}

	/** Where somebody begins who wants what comes from now on. */
	@Nullable Position latest() {
		return this.recent.latest();
	}

	/** Whether nothing is being held back. */
	boolean isSettled() {
		return this.recent.isSettled();
	}

	/** How many calls showed up too late for some. */
	long late() {
		return this.late.sum();
	}

}
