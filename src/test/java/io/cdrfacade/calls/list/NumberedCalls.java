package io.cdrfacade.calls.list;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Direction;

/** Calls whose ids grow with their ends, with gaps, and pages of them. */
final class NumberedCalls {

	private NumberedCalls() {
	}

	/**
	 * Makes calls.
	 * @param times when each began and ended; they are sorted by the end
	 * @param before the ids are greater than this
	 */
	static List<Cdr> of(List<Instant[]> times, long before, Random random) {
		times.sort(Comparator.comparing((time) -> time[1]));
		List<Cdr> calls = new ArrayList<>();
		long id = before;
		for (Instant[] time : times) {
			id += (random.nextInt(1000) == 0) ? 5000 : 1 + random.nextInt(3);
			calls.add(new Cdr(id, Direction.INBOUND, CallMethod.MANUAL, null, null, null, time[0], null, time[1], null,
					null, null, null, null, null, null, null, null, null));
		}
		return calls;
	}

	/** The orders that platforms have. */
	static Stream<Comparator<Cdr>> orders() {
		Comparator<Cdr> byId = Comparator.comparing(Cdr::id);
		Comparator<Cdr> byStart = Comparator.comparing(Cdr::startedAt);
		return Stream.of(byId, byId.reversed(), byStart, byStart.reversed());
	}

	static CdrPage page(List<Cdr> rows, int number, int size) {
		int from = Math.min((number - 1) * size, rows.size());
		return new CdrPage(rows.subList(from, Math.min(from + size, rows.size())), rows.size());
	}

	static long id(Cdr cdr) {
		return Objects.requireNonNull(cdr.id());
	}

}
