package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;

import static org.assertj.core.api.Assertions.assertThat;

@Domain(Zones.class)
@Domain(DomainContext.Global.class)
class DaysToReadTests {

	private static final ZoneId UTC = ZoneId.of("UTC");

	@Example
	void countsCallsOfTheirDays() {
		List<Day> days = Day.in(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-03T00:00:00Z"), UTC);
		DaysToRead reading = reading(List.of(), days, UTC);
		reading.addAll(List.of(Calls.numbered(1, Instant.parse("2026-01-01T23:59:59Z"))));
		reading.addAll(List.of(Calls.numbered(2, Instant.parse("2026-01-02T00:00:00Z"))));
		reading.addAll(List.of(Calls.numbered(3, Instant.parse("2026-01-02T23:59:59Z"))));
		assertThat(reading.of(days.get(0)).get(new GroupKey(List.of("2026-01-01")))).extracting(CallSums::calls)
			.isEqualTo(1L);
		assertThat(reading.of(days.get(1)).get(new GroupKey(List.of("2026-01-02")))).extracting(CallSums::calls)
			.isEqualTo(2L);
		assertThat(reading.withoutDay()).isEmpty();
	}

	@Example
	void countsCallsWithoutDayApart() {
		List<Day> days = Day.in(Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-01-02T00:00:00Z"), UTC);
		DaysToRead reading = reading(List.of(GroupBy.HOUR), days, UTC);
		reading.addAll(List.of(CdrFixture.UNKNOWN));
		reading.addAll(List.of(Calls.numbered(1, Instant.parse("2025-12-31T23:59:59Z"))));
		reading.addAll(List.of(Calls.numbered(1, Instant.parse("2026-01-02T00:00:00Z"))));
		assertThat(reading.of(days.getFirst())).isEmpty();
		assertThat(reading.withoutDay()).containsOnlyKeys(new GroupKey(Collections.singletonList(null)));
	}

	@Property(tries = 300)
	void countsTheSameInPartsAsInOne(@ForAll ZoneId zone, @ForAll @LongRange(max = 4_102_444_800L) long start,
			@ForAll @IntRange(min = 1, max = 900_000) int seconds, @ForAll @IntRange(min = 1, max = 899_999) int cut,
			@ForAll @Size(max = 60) List<@IntRange(max = 899_999) Integer> starts,
			@ForAll @Size(max = 2) @UniqueElements List<GroupBy> groupBy) {
		Instant from = Instant.ofEpochSecond(start);
		Instant to = from.plusSeconds(seconds);
		List<Cdr> calls = IntStream.range(0, starts.size())
			.mapToObj((i) -> Calls.numbered(i, from.plusSeconds(starts.get(i) % seconds)))
			.toList();
		Map<GroupKey, CallSums> whole = count(groupBy, from, to, zone, calls);
		assertThat(total(whole)).isEqualTo(calls.stream().map(CallSums::of).reduce(CallSums.NONE, CallSums::plus));
		Instant middle = from.plusSeconds(cut % seconds);
		GroupSums parts = new GroupSums(Integer.MAX_VALUE);
		if (middle.isAfter(from)) {
			count(groupBy, from, middle, zone, calls).forEach(parts::add);
		}
		count(groupBy, middle, to, zone, calls).forEach(parts::add);
		assertThat(parts.copy()).isEqualTo(whole);
	}

	/** Counts as a request does, each day in a walk of its own. */
	private static Map<GroupKey, CallSums> count(List<GroupBy> groupBy, Instant from, Instant to, ZoneId zone,
			List<Cdr> calls) {
		List<Day> days = Day.in(from, to, zone);
		Grouping grouping = Grouping.of(groupBy, days, zone);
		GroupSums sum = new GroupSums(Integer.MAX_VALUE);
		for (Day day : days) {
			DaysToRead reading = new DaysToRead(List.of(day), grouping, Integer.MAX_VALUE);
			reading.addAll(calls.stream().filter((cdr) -> isIn(day, cdr)).toList());
			assertThat(reading.withoutDay()).isEmpty();
			reading.of(day).forEach((key, sums) -> sum.add(grouping.show(key), sums));
		}
		assertThat(onlyWithCalls(together(groupBy, days, zone, calls))).isEqualTo(sum.copy());
		return sum.copy();
	}

	/** Counts all days in one walk. */
	private static Map<GroupKey, CallSums> together(List<GroupBy> groupBy, List<Day> days, ZoneId zone,
			List<Cdr> calls) {
		Grouping grouping = Grouping.of(groupBy, days, zone);
		DaysToRead reading = new DaysToRead(days, grouping, Integer.MAX_VALUE);
		reading.addAll(calls.stream().filter((cdr) -> days.stream().anyMatch((day) -> isIn(day, cdr))).toList());
		GroupSums sum = new GroupSums(Integer.MAX_VALUE);
		days.forEach((day) -> reading.of(day).forEach((key, sums) -> sum.add(grouping.show(key), sums)));
		Map<GroupKey, CallSums> groups = new GroupTable(grouping, Integer.MAX_VALUE).complete(sum.copy());
		if (!groupBy.isEmpty() && groupBy.stream().allMatch(GroupBy::isTime)) {
			assertThat(groups.keySet()).as("groups are the times of the range")
				.isEqualTo(new GroupTable(grouping, Integer.MAX_VALUE).complete(Map.of()).keySet());
		}
		return groups;
	}

	private static Map<GroupKey, CallSums> onlyWithCalls(Map<GroupKey, CallSums> groups) {
		return groups.entrySet()
			.stream()
			.filter((group) -> group.getValue().calls() > 0)
			.collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

	private static boolean isIn(Day day, Cdr cdr) {
		Instant start = cdr.startedAt();
		return start != null && !start.isBefore(day.from()) && start.isBefore(day.to());
	}

	private static CallSums total(Map<GroupKey, CallSums> groups) {
		return groups.values().stream().reduce(CallSums.NONE, CallSums::plus);
	}

	private static DaysToRead reading(List<GroupBy> groupBy, List<Day> days, ZoneId zone) {
		return new DaysToRead(days, Grouping.of(groupBy, days, zone), 100);
	}

}
