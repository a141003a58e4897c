package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.Counter;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.changes.RecentCalls.Moment;
import io.cdrfacade.platform.Cdr;

/**
 * The calls that have ended on one account: recent ones as the polls have found them,
 * earlier ones read on demand. One thread at a time polls.
 */
final class EndedCalls {

	/**
	 * Most calls are shorter than this. Each poll reads all records of calls that were
	 * dialled since then.
	 */
	private static final Duration SHORT_CALL = Duration.ofMinutes(2);

	/** So many polls in a row must miss the newest record before it counts as removed. */
	private static final int MISSES = 2;

	private final AccountRecords records;

	private final ChangesProperties properties;

	private final RepeatedHour repeatedHour;

	private final PastCalls past;

	private final Clock clock;

	private final Ticker ticker;

	private final Counter late;

	private NewRecordFinder finder;

	private volatile RecentCalls recentCalls;

	private int misses;

	/**
	 * Begins without a poll.
	 * @param records the records of the account
	 * @param properties the settings
	 * @param clock tells the time of day, by which the platform is asked
	 * @param ticker a clock that only runs forward
	 * @param late counts calls that show up too late for some consumers
	 */
	EndedCalls(AccountRecords records, ChangesProperties properties, Clock clock, Ticker ticker, Counter late) {
		this.records = records;
		this.properties = properties;
		this.repeatedHour = new RepeatedHour(records.account().zone(), properties.tolerance().multipliedBy(3));
		this.past = new PastCalls(records, properties, this.repeatedHour, clock);
		this.clock = clock;
		this.ticker = ticker;
		this.late = late;
		this.finder = new NewRecordFinder(records);
		this.recentCalls = new RecentCalls(properties.settle(), Instant.MAX);
	}

	String account() {
		return this.records.account().name();
	}

	/** Looks for new calls once. */
	void poll() {
		Moment start = now();
		Moment last = this.recentCalls.lastPoll();
		if (last == null || last.time().isBefore(start.time().minus(this.properties.memory()))
				|| start.isStepFrom(last, this.properties.tolerance()) || this.misses >= MISSES) {
			begin(start.time());
		}
		else {
			Instant from = firstDialled(last.time());
			Instant recent = KnownIds.minute(last.time().minus(SHORT_CALL));
			look(from, recent.isAfter(from) ? recent : from, start.time(), this::add);
		}
		this.recentCalls.polled(start, now());
		this.recentCalls.forget(memoryStart(start.time()));
	}

	private Moment now() {
		return new Moment(this.clock.instant(), this.ticker.read());
	}

	/** Begins with a new memory, which reaches back a little. */
	private void begin(Instant start) {
		Instant since = memoryStart(start);
		this.misses = 0;
		this.finder = new NewRecordFinder(this.records);
		this.recentCalls = new RecentCalls(this.properties.settle(), since);
		Instant old = this.repeatedHour.before(since.minus(this.properties.tolerance()));
		Instant from = firstDialled(since);
		look(from, from, start, (cdr) -> {
			if (CallEnd.isBefore(cdr, old)) {
				see(cdr);
			}
			else {
				add(cdr);
			}
		});
		Cdr newest = this.recentCalls.newest();
		if (newest == null || CallEnd.isBefore(newest, since.plus(this.properties.tolerance()))) {
			this.records.readLast(tomorrow(start), this.properties.lookBack(), this::see);
		}
	}

	/** Notes a call that is too old to be handed out. */
	private void see(Cdr cdr) {
		if (cdr.id() != null) {
			this.recentCalls.see(cdr.id());
			this.finder.keepNewest(cdr);
		}
	}

	/** The first minute in which calls may have been dialled that show up since then. */
	private Instant firstDialled(Instant since) {
		return KnownIds.minute(this.repeatedHour.before(since.minus(this.properties.lookBack())));
	}

	private void look(Instant from, Instant readAllFrom, Instant now, Consumer<Cdr> found) {
		boolean newestIsThere = this.finder.look(from, readAllFrom, KnownIds.minute(tomorrow(now)), found);
		this.misses = newestIsThere ? 0 : this.misses + 1;
	}

	private static Instant tomorrow(Instant now) {
		return now.plus(Duration.ofDays(1));
	}

	private Instant memoryStart(Instant now) {
		return this.repeatedHour.before(now.minus(this.properties.memory()));
	}

	/** Takes in a call that the platform has pushed. */
	void push(Cdr cdr) {
		if (cdr.id() != null) {
			this.recentCalls.push(cdr.id(), cdr);
		}
	}

	/** A record without an id cannot be put in order. */
	private void add(Cdr cdr) {
		if (cdr.id() != null && this.recentCalls.add(cdr.id(), cdr)) {
			this.late.increment();
		}
	}

	/**
	 * Gives the calls that come next.
	 * @param from the position of the consumer
	 * @param wanted what the consumer asks for
	 * @return the calls
	 */
	CallBatch after(Position from, CallBatch.Wanted wanted) {
		CallBatch batch = this.recentCalls.after(from, wanted);
		return (batch != null) ? batch : this.past.after(from, wanted);
	}

	/**
	 * Whether a position is ahead of all that the polls have seen, or of the clock: the
	 * platform's data or the clock was set back, or the next poll finds more.
	 */
	boolean isAhead(Position position) {
		Instant latest = this.clock.instant().plus(this.properties.tolerance().multipliedBy(2));
		return position.id() > this.recentCalls.greatestId() || position.time().isAfter(latest);
	}

	/** Whether the calls after a position come from the polls. */
	boolean isRecent(Position position) {
		return !position.time().isBefore(memoryStart(this.clock.instant()));
	}

	/** The position of a consumer who wants the calls from now on. */
	@Nullable Position latest() {
		return this.recentCalls.latest();
	}

	/**
	 * After so many polls, nothing can still be held back unless the clock stands still.
	 */
	int mostPollsHeldBack() {
		return 3 + (int) this.properties.settle().dividedBy(PollSchedule.LEAST_PAUSE);
	}

	/** Whether nothing is being held back. */
	boolean isSettled() {
		return this.recentCalls.isSettled();
	}

	/** Ends what is being read of earlier calls. */
	void close() {
		this.past.close();
	}

}
