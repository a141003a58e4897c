package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;

import static org.assertj.core.api.Assertions.assertThat;

@Domain(Zones.class)
@Domain(DomainContext.Global.class)
class StretchTests {

	private static final ZoneId UTC = ZoneId.of("UTC");

	@Example
	void dealsCallsToTheirDays() {
		List<Day> days = Day.in(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-03T00:00:00Z"), UTC);
		Stretch stretch = stretch(GroupBy.NONE, days, UTC);
		stretch.add(Calls.numbered(1, Instant.parse("2026-01-01T23:59:59Z")));
		stretch.add(Calls.numbered(2, Instant.parse("2026-01-02T00:00:00Z")));
		stretch.add(Calls.numbered(3, Instant.parse("2026-01-02T23:59:59Z")));
		assertThat(stretch.of(days.get(0)).get(new GroupKey("2026-01-01"))).extracting(Tally::calls).isEqualTo(1L);
		assertThat(stretch.of(days.get(1)).get(new GroupKey("2026-01-02"))).extracting(Tally::calls).isEqualTo(2L);
		assertThat(stretch.strays()).isEmpty();
	}

	@Example
	void dealsStraysToNoDay() {
		List<Day> days = Day.in(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-02T00:00:00Z"), UTC);
		Stretch stretch = stretch(GroupBy.HOUR, days, UTC);
		stretch.add(CdrFixture.UNKNOWN);
		stretch.add(Calls.numbered(1, Instant.parse("2025-12-31T23:59:59Z")));
		stretch.add(Calls.numbered(1, Instant.parse("2026-01-02T00:00:00Z")));
		assertThat(stretch.of(days.getFirst())).isEmpty();
		assertThat(stretch.strays()).containsOnlyKeys(GroupKey.NONE);
	}

	@Property(tries = 300)
	void countsTheSameInPartsAsInOne(@ForAll ZoneId zone, @ForAll @LongRange(max = 4_102_444_800L) long start,
			@ForAll @IntRange(min = 1, max = 900_000) int seconds, @ForAll @IntRange(min = 1, max = 899_999) int cut,
			@ForAll @Size(max = 60) List<@IntRange(max = 899_999) Integer> starts, @ForAll GroupBy groupBy) {
		Instant from = Instant.ofEpochSecond(start);
		Instant to = from.plusSeconds(seconds);
		List<Cdr> calls = IntStream.range(0, starts.size())
			.mapToObj((i) -> Calls.numbered(i, from.plusSeconds(starts.get(i) % seconds)))
			.toList();
		Map<GroupKey, Tally> whole = count(groupBy, from, to, zone, calls);
		assertThat(total(whole)).isEqualTo(calls.stream().map(Tally::of).reduce(Tally.NONE, Tally::plus));
		Instant middle = from.plusSeconds(cut % seconds);
		Tallies parts = new Tallies(Integer.MAX_VALUE);
		if (middle.isAfter(from)) {
			count(groupBy, from, middle, zone, calls).forEach(parts::add);
		}
		count(groupBy, middle, to, zone, calls).forEach(parts::add);
		assertThat(parts.copy()).isEqualTo(whole);
	}

	/** Counts as a request does, each day in a walk of its own. */
	private static Map<GroupKey, Tally> count(GroupBy groupBy, Instant from, Instant to, ZoneId zone, List<Cdr> calls) {
		List<Day> days = Day.in(from, to, zone);
		Grouping grouping = Grouping.of(groupBy, days, zone);
		Tallies sum = new Tallies(Integer.MAX_VALUE);
		for (Day day : days) {
			Stretch stretch = new Stretch(List.of(day), grouping, Integer.MAX_VALUE);
			calls.stream().filter((cdr) -> isIn(day, cdr)).forEach(stretch::add);
			assertThat(stretch.strays()).isEmpty();
			stretch.of(day).forEach((key, tally) -> sum.add(groupBy.merged(key), tally));
		}
		assertThat(onlyWithCalls(together(groupBy, days, zone, calls))).isEqualTo(sum.copy());
		return sum.copy();
	}

	/** Counts all days in one walk. */
	private static Map<GroupKey, Tally> together(GroupBy groupBy, List<Day> days, ZoneId zone, List<Cdr> calls) {
		Grouping grouping = Grouping.of(groupBy, days, zone);
		Stretch stretch = new Stretch(days, grouping, Integer.MAX_VALUE);
		calls.stream().filter((cdr) -> days.stream().anyMatch((day) -> isIn(day, cdr))).forEach(stretch::add);
		Tallies sum = new Tallies(Integer.MAX_VALUE);
		days.forEach((day) -> stretch.of(day).forEach((key, tally) -> sum.add(groupBy.merged(key), tally)));
		Map<GroupKey, Tally> groups = sum.copy(grouping.standing());
		assertThat(groups.keySet()).as("groups are the standing ones").containsAll(grouping.standing());
		if (groupBy.isByTime() && groupBy != GroupBy.NONE) {
			assertThat(groups).hasSameSizeAs(grouping.standing());
		}
		return groups;
	}

	private static Map<GroupKey, Tally> onlyWithCalls(Map<GroupKey, Tally> groups) {
		return groups.entrySet()
			.stream()
			.filter((group) -> group.getValue().calls() > 0)
			.collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static boolean isIn(Day day, Cdr cdr) {
		Instant start = cdr.startedAt();
		return start != null && !start.isBefore(day.from()) && start.isBefore(day.to());
	}

	private static Tally total(Map<GroupKey, Tally> groups) {
		return groups.values().stream().reduce(Tally.NONE, Tally::plus);
	}

	private static Stretch stretch(GroupBy groupBy, List<Day> days, ZoneId zone) {
		return new Stretch(days, Grouping.of(groupBy, days, zone), 100);
	}

}
