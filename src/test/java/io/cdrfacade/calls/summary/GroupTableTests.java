package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class GroupTableTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final CallSums ONE = new CallSums(1, 1, 1, 1, 1);

	private static final GroupKey A = key("a");

	private static final GroupKey B = key("b");

	private static final GroupKey NONE = key((String) null);

	private final GroupSums sums = new GroupSums(3);

	@Test
	void addsUpByGroup() {
		this.sums.add(B, ONE);
		this.sums.add(A, ONE);
		this.sums.add(B, ONE);
		assertThat(complete(GroupBy.EXTENSION)).containsExactly(Map.entry(A, ONE), Map.entry(B, ONE.plus(ONE)));
		assertThat(this.sums.total().calls()).isEqualTo(3);
	}

	@Test
	void putsTheGroupWithoutAValueLast() {
		this.sums.add(NONE, ONE);
		this.sums.add(A, ONE);
		assertThat(complete(GroupBy.EXTENSION).keySet()).containsExactly(A, NONE);
	}

	@Test
	void keepsTheOrderOfTimesThatAreAlwaysThere() {
		this.sums.add(NONE, ONE);
		this.sums.add(key("2026-10-25"), ONE);
		assertThat(complete(GroupBy.DAY)).containsExactly(Map.entry(key("2026-10-24"), CallSums.NONE),
				Map.entry(key("2026-10-25"), ONE), Map.entry(NONE, ONE));
	}

	@Test
	void sortsHoursByTime() {
		assertThat(complete(GroupBy.HOUR).keySet())
			.containsSubsequence(key("2026-10-25T02:00+02:00"), key("2026-10-25T02:00+01:00"),
					key("2026-10-25T03:00+01:00"))
			.hasSize(49);
	}

	@Test
	void sortsDaysOfTheWeek() {
		assertThat(complete(GroupBy.DAY_OF_WEEK).keySet()).containsExactly(key("saturday"), key("sunday"));
		assertThat(complete(GroupBy.HOUR_OF_DAY).keySet()).hasSize(24).startsWith(key("00")).endsWith(key("23"));
		assertThat(complete(GroupBy.DAY_OF_WEEK, GroupBy.HOUR_OF_DAY).keySet()).hasSize(48)
			.startsWith(key("saturday", "00"), key("saturday", "01"));
	}

	@Test
	void hasEachTimeForEachValueOfAField() {
		this.sums.add(key("2026-10-25", null), ONE);
		this.sums.add(key("2026-10-24", "8001"), ONE);
		assertThat(complete(GroupBy.DAY, GroupBy.EXTENSION)).containsExactly(Map.entry(key("2026-10-24", "8001"), ONE),
				Map.entry(key("2026-10-24", null), CallSums.NONE), Map.entry(key("2026-10-25", "8001"), CallSums.NONE),
				Map.entry(key("2026-10-25", null), ONE));
	}

	@Test
	void sortsByTheFirstDimensionFirst() {
		this.sums.add(key("b", "2026-10-25"), ONE);
		this.sums.add(key("a", null), ONE);
		assertThat(complete(GroupBy.EXTENSION, GroupBy.DAY).keySet()).containsExactly(key("a", "2026-10-24"),
				key("a", "2026-10-25"), key("a", null), key("b", "2026-10-24"), key("b", "2026-10-25"));
	}

	@Test
	void hasNoTimesWithoutAnyValueOfTheField() {
		assertThat(complete(GroupBy.DAY, GroupBy.EXTENSION)).isEmpty();
	}

	@Test
	void boundsTheSums() {
		this.sums.add(A, ONE);
		this.sums.add(B, ONE);
		this.sums.add(key("c"), ONE);
		this.sums.add(A, ONE);
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> this.sums.add(NONE, ONE))
			.withMessageContaining("more than 3 groups");
	}

	@Test
	void boundsTheTimesOfAllValues() {
		this.sums.add(key("2026-10-24", "8001"), ONE);
		this.sums.add(key("2026-10-24", "8002"), ONE);
		this.sums.add(key("2026-10-24", "8003"), ONE);
		assertThat(table(6, GroupBy.DAY, GroupBy.EXTENSION).complete(this.sums.copy())).hasSize(6);
		assertThatExceptionOfType(ProblemException.class)
			.isThrownBy(() -> table(5, GroupBy.DAY, GroupBy.EXTENSION).complete(this.sums.copy()))
			.withMessageContaining("Each extension has all times of the range, which makes more than 5 groups");
	}

	private Map<GroupKey, CallSums> complete(GroupBy... dimensions) {
		return table(100, dimensions).complete(this.sums.copy());
	}

	private static GroupTable table(int maxGroups, GroupBy... dimensions) {
		List<Day> days = Day.in(Instant.parse("2026-10-23T22:00:00Z"), Instant.parse("2026-10-25T23:00:00Z"), BERLIN);
		return new GroupTable(Grouping.of(List.of(dimensions), days, BERLIN), maxGroups);
	}

	private static GroupKey key(@Nullable String... values) {
		return new GroupKey(Arrays.asList(values));
	}

}
