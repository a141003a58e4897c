package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

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
	private static final Duration RECENT = Duration.ofMinutes(2);

	/** So many polls in a row must miss the newest record before it counts as removed. */
	private static final int MISSES = 2;

	private final AccountRecords records;

	private final ChangesProperties properties;

	private final RepeatedHour hour;

	private final PastCalls past;

	private final Clock clock;

	private final Ticker ticker;

	private final Counter late;

	private NewRecordFinder finder;

	private volatile RecentCalls recent;

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
		this.hour = new RepeatedHour(records.account().zone(), properties.tolerance().multipliedBy(3));
		this.past = new PastCalls(records, properties, this.hour, clock);
		this.clock = clock;
		this.ticker = ticker;
		this.late = late;
		this.finder = new NewRecordFinder(records);
		this.recent = new RecentCalls(properties.settle(), Instant.MAX);
	}

	String account() {
		return this.records.account().name();
	}

	/** Looks for new calls once. */
	void poll() {
		Moment start = now();
		Moment last = this.recent.lastPoll();
		if (last == null || last.time().isBefore(start.time().minus(this.properties.memory()))
				|| start.isStepFrom(last, this.properties.tolerance()) || this.misses >= MISSES) {
			begin(start.time());
		}
		else {
			look(last.time(), last.time().minus(RECENT), start.time(), Instant.MIN);
		}
		this.recent.polled(start, now());
		this.recent.forget(memoryStart(start.time()));
	}

	private Moment now() {
		return new Moment(this.clock.instant(), this.ticker.read());
	}

	/** Begins with a new memory, which reaches back a little. */
	private void begin(Instant start) {
		Instant since = memoryStart(start);
		this.misses = 0;
		this.finder = new NewRecordFinder(this.records);
		this.recent = new RecentCalls(this.properties.settle(), since);
		look(since, Instant.MIN, start, this.hour.before(since.minus(this.properties.tolerance())));
		Cdr newest = this.recent.newest();
		if (newest == null || CallEnd.isBefore(newest, since.plus(this.properties.tolerance()))) {
			this.records.readLast(tomorrow(start), this.properties.lookBack(), this::see);
		}
	}

	/** Notes a call that is too old to be handed out. */
	private void see(Cdr cdr) {
		if (cdr.id() != null) {
			this.recent.see(cdr.id());
			this.finder.keepNewest(cdr);
		}
	}

	/**
	 * Looks for calls.
	 * @param since every record that showed up since then is found
	 * @param recent calls that were dialled since then are read in any case
	 * @param now the time
	 * @param old calls that ended before this need not be remembered
	 */
	private void look(Instant since, Instant recent, Instant now, Instant old) {
		Instant from = KnownIds.minute(this.hour.before(since.minus(this.properties.lookBack())));
		Instant middle = recent.isAfter(from) ? KnownIds.minute(recent) : from;
		boolean found = this.finder.look(from, middle, KnownIds.minute(tomorrow(now)), (cdr) -> add(cdr, old));
		this.misses = found ? 0 : this.misses + 1;
	}

	private static Instant tomorrow(Instant now) {
		return now.plus(Duration.ofDays(1));
	}

	private Instant memoryStart(Instant now) {
		return this.hour.before(now.minus(this.properties.memory()));
	}

	/** Takes in a call that the platform has pushed. */
	void push(Cdr cdr) {
		if (cdr.id() != null) {
			this.recent.push(cdr.id(), cdr);
		}
	}

	/** A record without an id cannot be put in order. */
	private void add(Cdr cdr, Instant old) {
		if (cdr.id() != null && CallEnd.isBefore(cdr, old)) {
			this.recent.see(cdr.id());
		}
		else if (cdr.id() != null && this.recent.add(cdr.id(), cdr)) {
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
		CallBatch batch = this.recent.after(from, wanted);
		return (batch != null) ? batch : this.past.after(from, wanted);
	}

	/**
	 * Whether a position is ahead of all that the polls have seen, or of the clock: the
	 * platform's data or the clock was set back, or the next poll finds more.
	 */
	boolean isAhead(Position position) {
		Instant latest = this.clock.instant().plus(this.properties.tolerance().multipliedBy(2));
		return position.id() > this.recent.greatestId() || position.time().isAfter(latest);
	}

	/** Whether the calls after a position come from the polls. */
	boolean isRecent(Position position) {
		return !position.time().isBefore(memoryStart(this.clock.instant()));
	}

	/** The position of a consumer who wants the calls from now on. */
	@Nullable Position latest() {
		return this.recent.latest();
	}

	/** Whether nothing is being held back. */
	boolean isSettled() {
		return this.recent.isSettled();
	}

}
