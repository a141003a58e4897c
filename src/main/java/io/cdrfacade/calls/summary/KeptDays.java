package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.CacheStatus;
import io.cdrfacade.web.caching.CacheStatus.Forwarded;
import io.cdrfacade.web.caching.Caching;
import io.cdrfacade.web.caching.Kept;
import io.cdrfacade.web.caching.ResultStore;

/**
 * The days that are kept, as one request may use them. Remembers where the days of the
 * request came from; for one thread.
 */
final class KeptDays {

	private final SummaryQuery query;

	private final CacheDemands demands;

	private final ResultStore<DayKey, Map<GroupKey, CallSums>> store;

	private final CacheProperties cache;

	private final Instant now;

	private final long ticks;

	private final Duration lifetime;

	private Duration oldest = Duration.ZERO;

	private Duration leastTtl;

	private int found;

	private int read;

	private boolean stored;

	/**
	 * Starts without any day.
	 * @param query what is counted
	 * @param demands what the caller allows
	 * @param store what was counted for other requests
	 * @param cache for how long it is kept
	 * @param now the time of day
	 * @param ticks the time by the ticker, from which the age of new days counts
	 */
	KeptDays(SummaryQuery query, CacheDemands demands, ResultStore<DayKey, Map<GroupKey, CallSums>> store,
			CacheProperties cache, Instant now, long ticks) {
		this.query = query;
		this.demands = demands;
		this.store = store;
		this.cache = cache;
		this.now = now;
		this.ticks = ticks;
		this.lifetime = cache.lifetime(query.selection(), now);
		this.leastTtl = this.lifetime;
	}

	/** Whether all days of the query are kept and may be used. */
	boolean haveAll() {
		Selection selection = this.query.selection();
		return Day.in(selection.from(), selection.to(), selection.zone()).stream().allMatch((day) -> look(day) != null);
	}

	/** What was counted of a day; {@code null} if that is not kept or not allowed. */
	@Nullable Map<GroupKey, CallSums> find(Day day) {
		Kept<Map<GroupKey, CallSums>> kept = look(day);
		if (kept == null) {
			return null;
		}
		Duration age = kept.age(this.ticks);
		Duration ttl = kept.ttl(this.ticks);
		this.found++;
		this.oldest = (age.compareTo(this.oldest) > 0) ? age : this.oldest;
		this.leastTtl = (this.found == 1 || ttl.compareTo(this.leastTtl) < 0) ? ttl : this.leastTtl;
		return kept.result();
	}

	private @Nullable Kept<Map<GroupKey, CallSums>> look(Day day) {
		Kept<Map<GroupKey, CallSums>> kept = mayKeep(day) ? this.store.find(DayKey.of(this.query, day)) : null;
		return (kept != null && this.demands.accept(kept.age(this.ticks))) ? kept : null;
	}

	/** Keeps what was counted of a day, if that stays true. */
	void keep(Day day, Map<GroupKey, CallSums> counted) {
		if (this.demands.store() && mayKeep(day)) {
			Kept<Map<GroupKey, CallSums>> kept = Kept.since(counted, this.ticks, this.cache.closedLifetime());
			this.stored |= this.store.keep(DayKey.of(this.query, day), kept);
		}
	}

	private boolean mayKeep(Day day) {
		return this.query.mayBeKept() && day.whole() && this.cache.isSettled(day.to(), this.now);
	}

	/** Notes that days were read. */
	void read(int days) {
		this.read += days;
	}

	int foundDays() {
		return this.found;
	}

	int readDays() {
		return this.read;
	}

	/** Describes the answer. */
	Caching caching() {
		if (!this.query.mayBeKept()) {
			return new Caching(CacheStatus.forwarded(Forwarded.BYPASS), null, this.lifetime);
		}
		if (this.read == 0) {
			return new Caching(CacheStatus.hit(this.leastTtl), this.oldest, this.lifetime);
		}
		Forwarded why = (this.found > 0) ? Forwarded.PARTIAL : Forwarded.MISS;
		CacheStatus status = new CacheStatus(this.demands.demandNew() ? Forwarded.REQUEST : why, false, this.stored,
				null);
		return new Caching(status, null, (this.leastTtl.compareTo(this.lifetime) < 0) ? this.leastTtl : this.lifetime);
	}

}
