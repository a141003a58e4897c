package io.cdrfacade.calls.list;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;

import static org.assertj.core.api.Assertions.assertThat;

class IdSearchTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private static final int COUNT = 60_000;

	private static final List<Cdr> CALLS = calls(new Random(3));

	/** Days without calls, gaps between ids, and some calls that last for hours. */
	private static List<Cdr> calls(Random random) {
		List<Instant[]> times = new ArrayList<>();
		Instant now = START;
		for (int i = 0; i < COUNT; i++) {
			now = now.plusSeconds((random.nextInt(15_000) == 0) ? 3 * 86_400 : random.nextInt(10));
			int seconds = (random.nextInt(500) == 0) ? random.nextInt(4 * 3600) : random.nextInt(300);
			times.add(new Instant[] { now, now.plusSeconds(seconds) });
		}
		return NumberedCalls.of(times, 22_670, random);
	}

	@ParameterizedTest
	@MethodSource("io.cdrfacade.calls.list.NumberedCalls#orders")
	void findsCallsOnFewPages(Comparator<Cdr> order) {
		Pages pages = new Pages(order);
		List<Integer> read = new ArrayList<>();
		for (int i = 0; i < COUNT; i += 97) {
			read.add(pages.readFor(CALLS.get(i)));
		}
		read.sort(null);
		assertThat(read.get(read.size() / 2)).isLessThanOrEqualTo(8);
		assertThat(read.getLast()).isLessThanOrEqualTo(LookBack.MAX_PAGES);
	}

	/** In the order of starts, they are far from the calls that ended with them. */
	@ParameterizedTest
	@MethodSource("io.cdrfacade.calls.list.NumberedCalls#orders")
	void findsLongCalls(Comparator<Cdr> order) {
		Pages pages = new Pages(order);
		assertThat(CALLS.stream().filter(IdSearchTests::isLong)).hasSizeGreaterThan(80)
			.allSatisfy((call) -> assertThat(pages.readFor(call)).isLessThanOrEqualTo(LookBack.MAX_PAGES));
	}

	private static boolean isLong(Cdr call) {
		Instant start = Objects.requireNonNull(call.startedAt());
		return Objects.requireNonNull(call.endedAt()).isAfter(start.plus(Duration.ofMinutes(30)));
	}

	@ParameterizedTest
	@MethodSource("io.cdrfacade.calls.list.NumberedCalls#orders")
	void findsTheFirstAndTheLastCalls(Comparator<Cdr> order) {
		Pages pages = new Pages(order);
		for (int i = 0; i < 300; i++) {
			assertThat(pages.readFor(CALLS.get(i))).isLessThanOrEqualTo(LookBack.MAX_PAGES);
			assertThat(pages.readFor(CALLS.get(COUNT - 1 - i))).isLessThanOrEqualTo(LookBack.MAX_PAGES);
		}
	}

	@ParameterizedTest
	@MethodSource("io.cdrfacade.calls.list.NumberedCalls#orders")
	void findsNoneInBoundedTime(Comparator<Cdr> order) {
		Pages pages = new Pages(order);
		Set<Long> ids = CALLS.stream().map(NumberedCalls::id).collect(Collectors.toSet());
		for (long id = 1; id < NumberedCalls.id(CALLS.getLast()) + 10_000; id += 977) {
			if (!ids.contains(id)) {
				assertThat(pages.find(id)).isNull();
				assertThat(pages.read).isLessThanOrEqualTo(LookBack.MAX_PAGES);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("io.cdrfacade.calls.list.NumberedCalls#orders")
	void readsFewPagesOfRecordsOrderedById(Comparator<Cdr> order) {
		Pages pages = new Pages(order);
		boolean byId = pages.rows.getFirst().equals(CALLS.getFirst()) || pages.rows.getFirst().equals(CALLS.getLast());
		assertThat(pages.find(idOfNoCall(COUNT / 3))).isNull();
		assertThat(pages.read).isLessThan(byId ? 11 : LookBack.MAX_PAGES);
	}

	/** The first after a call that is no call's. */
	private static long idOfNoCall(int after) {
		int index = after;
		while (NumberedCalls.id(CALLS.get(index)) + 1 == NumberedCalls.id(CALLS.get(index + 1))) {
			index++;
		}
		return NumberedCalls.id(CALLS.get(index)) + 1;
	}

	@ParameterizedTest
	@ValueSource(longs = { Long.MAX_VALUE, 2_147_483_648_000L })
	void endsWhereTheTotalIsAbsurd(long total) {
		List<Cdr> rows = CALLS.subList(0, IdSearch.PAGE_SIZE);
		List<Integer> read = new ArrayList<>();
		IdSearch search = new IdSearch((number) -> {
			read.add(number);
			return new CdrPage(NumberedCalls.page(rows, number, IdSearch.PAGE_SIZE).cdrs(), total);
		}, NumberedCalls.id(CALLS.getLast()), LookBack.MAX_PAGES);
		assertThat(search.find()).isNull();
		assertThat(read).hasSizeBetween(2, LookBack.MAX_PAGES).allMatch((number) -> number <= CallsQuery.MAX_PAGE);
	}

	/** Pages of all calls in an order. */
	private static final class Pages implements IntFunction<CdrPage> {

		private final List<Cdr> rows;

		private int read;

		Pages(Comparator<Cdr> order) {
			this.rows = CALLS.stream().sorted(order).toList();
		}

		/** How many pages were read to find a call. */
		int readFor(Cdr call) {
			assertThat(find(NumberedCalls.id(call))).isEqualTo(call);
			return this.read;
		}

		@Nullable Cdr find(long id) {
			this.read = 0;
			return new IdSearch(this, id, LookBack.MAX_PAGES).find();
		}

		@Override
		public CdrPage apply(int number) {
			this.read++;
			return NumberedCalls.page(this.rows, number, IdSearch.PAGE_SIZE);
		}

	}

}
