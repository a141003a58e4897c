package io.cdrfacade.calls.list;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.cdrfacade.calls.CallPages;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFixture;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class LookBackTests {

	private static final Instant NOW = Instant.parse("2026-11-22T08:30:15.750Z");

	private static final int COUNT = 200_000;

	private static final List<Cdr> CALLS = calls(new Random(5));

	/**
	 * Seven years with more and more calls, months without any, gaps between ids, and
	 * calls that last for hours; the first one is the documented call.
	 */
	private static List<Cdr> calls(Random random) {
		List<Instant[]> times = new ArrayList<>();
		Instant start = NOW.minusSeconds(1);
		for (int i = 1; i < COUNT; i++) {
			start = start.minusSeconds(1 + random.nextInt(15 + i / 60));
			if (i % 40_000 == 0) {
				start = start.minus(Duration.ofDays(100));
			}
			int seconds = random.nextInt(((random.nextInt(500) == 0) ? 4 * 3600 : 300));
			times.add(new Instant[] { start, start.plusSeconds(seconds) });
		}
		times.removeIf((time) -> time[1].isAfter(NOW));
		List<Cdr> calls = new ArrayList<>(List.of(CdrFixture.DOCUMENTED));
		calls.addAll(NumberedCalls.of(times, NumberedCalls.id(CdrFixture.DOCUMENTED) + 1_000_000, random));
		return calls;
	}

	@ParameterizedTest
	@MethodSource("io.cdrfacade.calls.list.NumberedCalls#orders")
	void findsCallsOfAllYearsWithFewQuestions(Comparator<Cdr> order, TestReporter reporter) {
		Records records = new Records(order);
		Random random = new Random(1);
		List<Integer> questions = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			Cdr call = CALLS.get(random.nextInt(CALLS.size()));
			assertThat(records.find(NumberedCalls.id(call), Duration.ofDays(1096))).isEqualTo(call);
			questions.add(records.questions);
		}
		questions.sort(null);
		reporter.publishEntry("questions", "median %d, most %d".formatted(questions.get(500), questions.getLast()));
		assertThat(questions.get(500)).isLessThanOrEqualTo(15);
		assertThat(questions.getLast()).isLessThanOrEqualTo(LookBack.MAX_PAGES);
	}

	@ParameterizedTest
	@MethodSource("io.cdrfacade.calls.list.NumberedCalls#orders")
	void findsTheFirstAndTheLastCalls(Comparator<Cdr> order) {
		Records records = new Records(order);
		for (Cdr call : Stream.concat(CALLS.stream().limit(300), CALLS.stream().skip(CALLS.size() - 300)).toList()) {
			assertThat(records.find(NumberedCalls.id(call), Duration.ofDays(1096))).isEqualTo(call);
		}
	}

	/**
	 * The platform knows when they were dialled, but what it tells cannot be read, so
	 * that their links have no time.
	 */
	@ParameterizedTest
	@MethodSource("io.cdrfacade.calls.list.NumberedCalls#orders")
	void findsCallsWithoutTimes(Comparator<Cdr> order) {
		Records records = new Records(order);
		records.withoutTimes = true;
		Random random = new Random(2);
		for (int i = 0; i < 300; i++) {
			long id = NumberedCalls.id(CALLS.get(random.nextInt(CALLS.size())));
			assertThat(records.find(id, Duration.ofDays(1096))).isEqualTo(CdrFixture.withId(id));
			assertThat(records.questions).isLessThanOrEqualTo(LookBack.MAX_PAGES);
		}
	}

	/** Calls that began in one range and ended in the next one. */
	@ParameterizedTest
	@MethodSource("io.cdrfacade.calls.list.NumberedCalls#orders")
	void findsCallsOverTheEndsOfRanges(Comparator<Cdr> order) {
		Records records = new Records(order);
		for (int days : new int[] { 32, 160, 672, 1768 }) {
			Instant border = NOW.plus(CallQuery.TOLERANCE).minus(Duration.ofDays(days));
			List<Cdr> over = CALLS.stream().filter((cdr) -> isNear(cdr, border)).toList();
			over.forEach(
					(call) -> assertThat(records.find(NumberedCalls.id(call), Duration.ofDays(1096))).isEqualTo(call));
		}
	}

	private static boolean isNear(Cdr cdr, Instant border) {
		Instant start = Objects.requireNonNull(cdr.startedAt());
		Instant end = Objects.requireNonNull(cdr.endedAt());
		return start.isBefore(border.plusSeconds(7200)) && end.isAfter(border.minusSeconds(7200));
	}

	@ParameterizedTest
	@MethodSource("io.cdrfacade.calls.list.NumberedCalls#orders")
	void findsTheLastCallOfAPlatformWhoseClockIsAhead(Comparator<Cdr> order) {
		Instant start = NOW.plus(Duration.ofHours(1));
		List<Instant[]> times = new ArrayList<>();
		times.add(new Instant[] { start, start.plusSeconds(60) });
		Cdr call = NumberedCalls.of(times, 900_000_000, new Random(1)).getFirst();
		assertThat(new Records(order, call).find(NumberedCalls.id(call), Duration.ofDays(1096))).isEqualTo(call);
	}

	@ParameterizedTest
	@MethodSource("io.cdrfacade.calls.list.NumberedCalls#orders")
	void findsNoOtherWithoutEnd(Comparator<Cdr> order) {
		Records records = new Records(order);
		List<Long> ids = CALLS.stream().map(NumberedCalls::id).sorted().toList();
		for (int i = 0; i < ids.size() - 1; i += 997) {
			long id = ids.get(i) + 1;
			if (id < ids.get(i + 1)) {
				assertThat(records.find(id, Duration.ofDays(1096))).isNull();
				assertThat(records.questions).isLessThanOrEqualTo(LookBack.MAX_PAGES);
			}
		}
		for (long id : new long[] { 1, ids.getLast() + 1, Long.MAX_VALUE }) {
			assertThat(records.find(id, Duration.ofDays(1096))).isNull();
			assertThat(records.questions).isLessThanOrEqualTo(LookBack.MAX_PAGES);
		}
	}

	@ParameterizedTest
	@CsvSource({ "1, 40", "7, 280", "31, 1240" })
	void asksForNoLongerRangeThanAllowed(int days, int reach) {
		Records records = new Records(Comparator.comparing(Cdr::id));
		assertThatExceptionOfType(ProblemException.class).isThrownBy(() -> records.find(1, Duration.ofDays(days)))
			.withMessageContaining("40 pages")
			.withMessageContaining("`at`");
		assertThat(records.questions).isEqualTo(LookBack.MAX_PAGES);
		assertThat(records.longest).isEqualTo(Duration.ofDays(days));
		assertThat(records.earliest).isAfterOrEqualTo(NOW.minus(Duration.ofDays(reach + 1)));
	}

	/** A platform with all calls in an order. */
	private static final class Records implements Platform {

		private final List<Cdr> rows;

		private final Map<Instant, List<Cdr>> ranges = new HashMap<>();

		private boolean withoutTimes;

		private int questions;

		private Duration longest = Duration.ZERO;

		private Instant earliest = NOW;

		Records(Comparator<Cdr> order, Cdr... more) {
			this.rows = Stream.concat(CALLS.stream(), Stream.of(more)).sorted(order).toList();
		}

		@Nullable Cdr find(long id, Duration maxRange) {
			this.questions = 0;
			return new LookBack(new CallPages(this), maxRange).find(AccountsFixture.SHANGHAI, id, NOW);
		}

		@Override
		public CdrPage cdrs(Account account, CdrQuery query) {
			this.questions++;
			Duration range = Duration.between(query.from(), query.to());
			this.longest = (range.compareTo(this.longest) > 0) ? range : this.longest;
			this.earliest = query.from().isBefore(this.earliest) ? query.from() : this.earliest;
			List<Cdr> found = this.ranges.computeIfAbsent(query.from(), (_) -> rows(query));
			CdrPage page = NumberedCalls.page(found, query.page(), query.size());
			return this.withoutTimes ? withoutTimes(page) : page;
		}

		private static CdrPage withoutTimes(CdrPage page) {
			return new CdrPage(page.cdrs().stream().map(NumberedCalls::id).map(CdrFixture::withId).toList(),
					page.totalItems());
		}

		private List<Cdr> rows(CdrQuery query) {
			return this.rows.stream().filter((cdr) -> {
				Instant start = Objects.requireNonNull(cdr.startedAt());
				return !start.isBefore(query.from()) && start.isBefore(query.to());
			}).collect(Collectors.toList());
		}

	}

}
