package io.cdrfacade.calls.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Direction;

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
		times.sort(Comparator.comparing((time) -> time[1]));
		List<Cdr> calls = new ArrayList<>();
		long id = 22_670;
		for (Instant[] time : times) {
			id += (random.nextInt(1000) == 0) ? 5000 : 1 + random.nextInt(3);
			calls.add(new Cdr(id, Direction.INBOUND, CallMethod.MANUAL, null, null, null, time[0], null, time[1], null,
					null, null, null, null, null, null, null, null, null));
		}
		return calls;
	}

	static Stream<Comparator<Cdr>> orders() {
		Comparator<Cdr> byId = Comparator.comparing(Cdr::id);
		Comparator<Cdr> byStart = Comparator.comparing(Cdr::startedAt);
		return Stream.of(byId, byId.reversed(), byStart, byStart.reversed());
	}

	@ParameterizedTest
	@MethodSource("orders")
	void findsEachCall(Comparator<Cdr> order) {
		Pages pages = new Pages(order);
		List<Integer> read = new ArrayList<>();
		for (int i = 0; i < COUNT; i += 7) {
			Cdr call = CALLS.get(i);
			assertThat(pages.find(id(call))).isEqualTo(call);
			read.add(pages.read);
		}
		read.sort(null);
		assertThat(read.get(read.size() / 2)).isLessThanOrEqualTo(8);
		assertThat(read.getLast()).isLessThanOrEqualTo(LookBack.MAX_PAGES);
	}

	@ParameterizedTest
	@MethodSource("orders")
	void findsNoneInBoundedTime(Comparator<Cdr> order) {
		Pages pages = new Pages(order);
		for (long id = 1; id < id(CALLS.getLast()) + 10_000; id += 977) {
			long wanted = id;
			if (CALLS.stream().noneMatch((cdr) -> id(cdr) == wanted)) {
				assertThat(pages.find(id)).isNull();
				assertThat(pages.read).isLessThanOrEqualTo(LookBack.MAX_PAGES);
			}
		}
	}

	@ParameterizedTest
	@MethodSource("orders")
	void readsFewPagesOfRecordsOrderedById(Comparator<Cdr> order) {
		Pages pages = new Pages(order);
		boolean byId = pages.rows.getFirst().equals(CALLS.getFirst()) || pages.rows.getFirst().equals(CALLS.getLast());
		pages.find(id(CALLS.get(COUNT / 3)) - 1);
		assertThat(pages.read).isLessThan(byId ? 11 : LookBack.MAX_PAGES);
	}

	private static long id(Cdr cdr) {
		return Objects.requireNonNull(cdr.id());
	}

	/** Pages of all calls in an order. */
	private static final class Pages implements IntFunction<CdrPage> {

		private final List<Cdr> rows;

		private int read;

		Pages(Comparator<Cdr> order) {
			this.rows = CALLS.stream().sorted(order).toList();
		}

		@Nullable Cdr find(long id) {
			this.read = 0;
			return new IdSearch(this, id, LookBack.MAX_PAGES).find();
		}

		@Override
		public CdrPage apply(int number) {
			this.read++;
			int from = Math.min((number - 1) * IdSearch.PAGE_SIZE, this.rows.size());
			return new CdrPage(this.rows.subList(from, Math.min(from + IdSearch.PAGE_SIZE, this.rows.size())),
					this.rows.size());
		}

	}

}
