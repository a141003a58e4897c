package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.Selection;
import io.cdrfacade.web.caching.CacheDemands;

/**
 * Counts the calls of a range: takes the days that are kept and reads the others, those
 * that follow each other in one go. For one request.
 */
final class Counting {

	private final Counters counters;

	private final SummaryQuery query;

	private final CacheDemands demands;

	private final Instant now;

	private final List<Day> days;

	private final Grouping grouping;

	private final Sources sources;

	private final Tallies sum;

	private final StretchReader reader;

	Counting(Counters counters, SummaryQuery query, CacheDemands demands) {
		Selection selection = query.selection();
		this.counters = counters;
		this.query = query;
		this.demands = demands;
		this.now = counters.clock().instant();
		this.days = Day.in(selection.from(), selection.to(), selection.zone());
		this.grouping = Grouping.of(query.groupBy(), this.days, selection.zone());
		this.sources = new Sources(counters.cache().lifetime(selection, this.now));
		this.sum = new Tallies(maxGroups());
		this.reader = new StretchReader(counters.walks(), query, counters.properties().maxRecords());
	}

	/** Times are bounded by the range. */
	private int maxGroups() {
		return this.query.groupBy().isByTime() ? Integer.MAX_VALUE : this.counters.properties().maxGroups();
	}

	/**
	 * Counts.
	 * @return what was counted
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws io.cdrfacade.web.ProblemException if there is too much to count
	 */
	Counted count() {
		stretches().forEach(this::read);
		this.counters.metrics().counted(this.sources, this.reader.records());
		Selection selection = this.query.selection();
		return new Counted(selection.from(), selection.to(), this.sum.total(), groups(),
				this.query.mayBeKept() ? this.sources.caching(this.demands) : this.sources.bypassed());
	}

	private Map<GroupKey, Tally> groups() {
		return (this.query.groupBy() != GroupBy.NONE) ? this.sum.copy(this.grouping.standing()) : Map.of();
	}

	/** Adds the days that are kept. What is between them has to be read. */
	private List<Stretch> stretches() {
		List<Stretch> stretches = new ArrayList<>();
		List<Day> unknown = new ArrayList<>();
		for (Day day : this.days) {
			KeptDay kept = find(day);
			if (kept == null) {
				unknown.add(day);
			}
			else {
				add(kept);
				end(unknown, stretches);
			}
		}
		end(unknown, stretches);
		return stretches;
	}

	private void end(List<Day> unknown, List<Stretch> stretches) {
		if (!unknown.isEmpty()) {
			stretches.add(new Stretch(unknown, this.grouping, maxGroups()));
			unknown.clear();
		}
	}

	private @Nullable KeptDay find(Day day) {
		if (!mayBeKept(day) || this.demands.demandNew()) {
			return null;
		}
		KeptDay kept = this.counters.store().find(DayKey.of(this.query, day));
		return (kept != null && this.demands.accept(kept.age(this.counters.ticker().read()))) ? kept : null;
	}

	private boolean mayBeKept(Day day) {
		return this.query.mayBeKept() && day.whole() && this.counters.cache().isSettled(day.to(), this.now);
	}

	private void add(KeptDay kept) {
		this.sources.kept(kept.age(this.counters.ticker().read()), this.counters.store().ttl(kept));
		add(kept.groups());
	}

	private void add(Map<GroupKey, Tally> groups) {
		groups.forEach((key, tally) -> this.sum.add(this.query.groupBy().merged(key), tally));
	}

	private void read(Stretch stretch) {
		long askedAt = this.counters.ticker().read();
		this.reader.read(stretch);
		this.sources.read(stretch.days().size());
		add(stretch.strays());
		for (Day day : stretch.days()) {
			KeptDay counted = new KeptDay(stretch.of(day), askedAt);
			add(counted.groups());
			keep(day, counted, stretch);
		}
	}

	/** Strays belong to one of the days, and nobody knows which. */
	private void keep(Day day, KeptDay counted, Stretch stretch) {
		if (this.demands.store() && mayBeKept(day) && !stretch.hasStrays()
				&& this.counters.store().keep(DayKey.of(this.query, day), counted)) {
			this.sources.stored();
		}
	}

}
