package io.cdrfacade.calls.search;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrFilter;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.HangupCode;

/**
 * A platform with random calls, which filters them and counts them as the real one does.
 */
final class RandomCalls implements Function<CdrQuery, CdrPage> {

	private static final int NUMBERS = 12;

	private final List<Cdr> calls;

	RandomCalls(long seed, int count, Instant from) {
		Random random = new Random(seed);
		this.calls = IntStream.range(0, count).mapToObj((index) -> call(random, index, from)).toList();
	}

	private static Cdr call(Random random, int index, Instant from) {
		Instant start = from.plusSeconds(20L * index + random.nextInt(20));
		boolean answered = random.nextBoolean();
		int talk = random.nextInt(5);
		return new Cdr(1000L + index, random.nextBoolean() ? Direction.INBOUND : Direction.OUTBOUND, CallMethod.MANUAL,
				"80" + random.nextInt(10, 14), number(random), number(random), start,
				answered ? start.plusSeconds(3) : null, start.plusSeconds(3 + talk), 3 + talk,
				answered ? (Integer) talk : random.nextBoolean() ? 0 : null, "user " + random.nextInt(3), null, "0",
				"客户" + random.nextInt(4), null, HangupCode.of(10040 + random.nextInt(2)),
				random.nextInt(9) == 0 ? null : HangupCode.of(10001 + random.nextInt(6)),
				answered && random.nextBoolean() ? "20261120-" + index + ".wav" : null);
	}

	private static @Nullable String number(Random random) {
		int number = random.nextInt(NUMBERS);
		return (number == 0) ? null : "1338752570" + number;
	}

	List<Cdr> all() {
		return this.calls;
	}

	@Override
	public CdrPage apply(CdrQuery query) {
		return FakePlatform.page(query, this.calls.stream().filter((cdr) -> isAsked(cdr, query)).toList());
	}

	private static boolean isAsked(Cdr cdr, CdrQuery query) {
		Instant start = cdr.startedAt();
		CdrFilter filter = query.filter();
		return start != null && !start.isBefore(query.from()) && start.isBefore(query.to())
				&& (filter.direction() == null || filter.direction() == cdr.direction())
				&& (filter.extensions().isEmpty() || filter.extensions().contains(cdr.extension()))
				&& (filter.destination() == null || filter.destination().equals(cdr.destination()));
	}

}
