package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.web.caching.CacheDemands;

/**
 * Counts the calls of a range for one request: takes the days that are kept, and reads
 * the others, consecutive days in one walk.
 */
final class SummaryCount {

	private final DayStore store;

	private final DayReader reader;

	private final CacheProperties cache;

	private final SummaryQuery query;

	private final CacheDemands demands;

	private final Instant now;

	private final List<Day> days;

	private final Grouping grouping;

	private final int maxGroups;

	private final DayOrigins origins;

	private final GroupSums sums;

	SummaryCount(SummaryQuery query, CacheDemands demands, DayStore store, DayReader reader, CacheProperties cache,
			Instant now, int maxGroups) {
		Selection selection = query.selection();
		this.store = store;
		this.reader = reader;
		this.cache = cache;
		this.query = query;
		this.demands = demands;
		this.now = now;
		this.days = Day.in(selection.from(), selection.to(), selection.zone());
		this.grouping = Grouping.of(query.groupBy(), this.days, selection.zone());
		this.maxGroups = maxGroups;
		this.origins = new DayOrigins(cache.lifetime(selection, now));
		this.sums = new GroupSums(mostGroups());
	}

	/** Groups by time alone are bounded by the range. */
	private int mostGroups() {
		return this.query.groupBy().stream().allMatch(GroupBy::isTime) ? Integer.MAX_VALUE : this.maxGroups;
	}

	/**
	 * Counts.
	 * @return the result
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws io.cdrfacade.web.problem.ProblemException if there is too much to count
	 */
	CountedCalls count() {
		daysToRead().forEach(this::read);
		Selection selection = this.query.selection();
		return new CountedCalls(selection.from(), selection.to(), this.sums.total(),
				this.query.groupBy().isEmpty() ? Map.of() : this.sums.copy(),
				new GroupTable(this.grouping, this.maxGroups),
				this.query.mayBeKept() ? this.origins.caching(this.demands) : this.origins.bypassed());
	}

	/** Where the days came from. */
	DayOrigins origins() {
		return this.origins;
	}

	/** Adds the days that are kept, and finds those between them. */
	private List<DaysToRead> daysToRead() {
		List<DaysToRead> reads = new ArrayList<>();
		List<Day> unknown = new ArrayList<>();
		for (Day day : this.days) {
			KeptDay kept = find(day);
			if (kept == null) {
				unknown.add(day);
			}
			else {
				add(kept);
				end(unknown, reads);
			}
		}
		end(unknown, reads);
		return reads;
	}

	private void end(List<Day> unknown, List<DaysToRead> reads) {
		if (!unknown.isEmpty()) {
			reads.add(new DaysToRead(unknown, this.grouping, mostGroups()));
			unknown.clear();
		}
	}

	private @Nullable KeptDay find(Day day) {
		if (!mayBeKept(day) || this.demands.demandNew()) {
			return null;
		}
		KeptDay kept = this.store.find(DayKey.of(this.query, day));
		return (kept != null && this.demands.accept(this.store.age(kept))) ? kept : null;
	}

	private boolean mayBeKept(Day day) {
		return this.query.mayBeKept() && day.whole() && this.cache.isSettled(day.to(), this.now);
	}

	private void add(KeptDay kept) {
		this.origins.kept(this.store.age(kept), this.store.ttl(kept));
		add(kept.groups());
	}

	private void add(Map<GroupKey, CallSums> groups) {
		groups.forEach((key, counted) -> this.sums.add(this.grouping.show(key), counted));
	}

	private void read(DaysToRead days) {
		long askedAt = this.store.time();
		this.reader.read(days);
		this.origins.read(days.days().size());
		add(days.withoutDay());
		for (Day day : days.days()) {
			KeptDay counted = new KeptDay(days.of(day), askedAt);
			add(counted.groups());
			keep(day, counted, days);
		}
	}

	/** Calls without a day may belong to any of the days, which are not kept then. */
	private void keep(Day day, KeptDay counted, DaysToRead days) {
		if (this.demands.store() && mayBeKept(day) && !days.hasCallsWithoutDay()
				&& this.store.keep(DayKey.of(this.query, day), counted)) {
			this.origins.stored();
		}
	}

}
