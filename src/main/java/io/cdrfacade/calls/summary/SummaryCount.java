package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CacheProperties;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.caching.Kept;
import io.cdrfacade.web.caching.ResultStore;

/**
 * Counts the calls of a range for one request: takes the days that are kept, and reads
 * the others, consecutive days in one walk.
 */
final class SummaryCount {

	private final ResultStore<DayKey, Map<GroupKey, CallSums>> kept;

	private final DayReader reader;

	private final CacheProperties cache;

	private final SummaryQuery query;

	private final CacheDemands demands;

	private final Instant now;

	private final long ticks;

	private final List<Day> days;

	private final Grouping grouping;

	private final int maxGroups;

	private final DayOrigins origins;

	private final GroupSums sums;

	/**
	 * Prepares a count.
	 * @param query what is to be counted
	 * @param demands what the caller allows
	 * @param kept days that were counted before
	 * @param reader reads the others
	 * @param cache settings of what is kept
	 * @param now the time of day
	 * @param ticks the time by the ticker, from which the age of new counts is measured
	 * @param maxGroups most groups that an answer may have
	 */
	SummaryCount(SummaryQuery query, CacheDemands demands, ResultStore<DayKey, Map<GroupKey, CallSums>> kept,
			DayReader reader, CacheProperties cache, Instant now, long ticks, int maxGroups) {
		Selection selection = query.selection();
		this.kept = kept;
		this.reader = reader;
		this.cache = cache;
		this.query = query;
		this.demands = demands;
		this.now = now;
		this.ticks = ticks;
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
			Kept<Map<GroupKey, CallSums>> found = find(day);
			if (found == null) {
				unknown.add(day);
			}
			else {
				this.origins.kept(found.age(this.ticks), found.ttl(this.ticks));
				add(found.result());
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

	private @Nullable Kept<Map<GroupKey, CallSums>> find(Day day) {
		Kept<Map<GroupKey, CallSums>> found = mayBeKept(day) ? this.kept.find(DayKey.of(this.query, day)) : null;
		return (found != null && this.demands.accept(found.age(this.ticks))) ? found : null;
	}

	private boolean mayBeKept(Day day) {
		return this.query.mayBeKept() && day.whole() && this.cache.isSettled(day.to(), this.now);
	}

	private void add(Map<GroupKey, CallSums> groups) {
		groups.forEach((key, counted) -> this.sums.add(this.grouping.show(key), counted));
	}

	private void read(DaysToRead days) {
		this.reader.read(days);
		this.origins.read(days.days().size());
		add(days.withoutDay());
		for (Day day : days.days()) {
			Map<GroupKey, CallSums> counted = days.of(day);
			add(counted);
			keep(day, counted, days);
		}
	}

	/** Calls without a day may belong to any of the days, which are not kept then. */
	private void keep(Day day, Map<GroupKey, CallSums> counted, DaysToRead days) {
		if (this.demands.store() && mayBeKept(day) && !days.hasCallsWithoutDay() && this.kept
			.keep(DayKey.of(this.query, day), Kept.since(counted, this.ticks, this.cache.closedLifetime()))) {
			this.origins.stored();
		}
	}

}
