package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.HangupCode;
import io.cdrfacade.platform.HangupReason;

/** Calls that a fake platform has, by range and page. */
final class Calls implements Function<CdrQuery, CdrPage> {

	private static final List<HangupReason> REASONS = List.of(HangupReason.values());

	private static final List<CallMethod> METHODS = List.of(CallMethod.values());

	private final List<Cdr> all = new CopyOnWriteArrayList<>();

	/** A call of which everything but its start follows from a number. */
	static Cdr numbered(long number, @Nullable Instant startedAt) {
		boolean answered = number % 3 != 0;
		int wait = (int) (number % 17);
		int talk = answered ? (int) (number % 101) + 1 : 0;
		Instant answeredAt = (answered && startedAt != null) ? startedAt.plusSeconds(wait) : null;
		return new Cdr(number, (number % 2 == 0) ? Direction.INBOUND : Direction.OUTBOUND,
				METHODS.get((int) (number % METHODS.size())),
				(number % 5 == 0) ? null : Long.toString(8000 + number % 5), "13387525701", null, startedAt, answeredAt,
				null, wait + talk, talk, (number % 7 == 0) ? null : "u" + number % 7, null, null, null, null, null,
				(number % 11 == 0) ? null : new HangupCode(10001, REASONS.get((int) (number % REASONS.size()))), null);
	}

	Calls add(String... starts) {
		for (String start : starts) {
			add(numbered(this.all.size() + 1L, Instant.parse(start)));
		}
		return this;
	}

	/** Adds a call under an id of its own, if it has one. */
	Calls add(Cdr cdr) {
		this.all.add((cdr.id() != null) ? withId(this.all.size() + 1L, cdr) : cdr);
		return this;
	}

	private static Cdr withId(long id, Cdr cdr) {
		return new Cdr(id, cdr.direction(), cdr.method(), cdr.extension(), cdr.destination(), cdr.displayNumber(),
				cdr.startedAt(), cdr.answeredAt(), cdr.endedAt(), cdr.durationSeconds(), cdr.talkSeconds(),
				cdr.userId(), cdr.memberId(), cdr.maturity(), cdr.customerId(), cdr.keysPressed(), cdr.hangupBy(),
				cdr.hangupCause(), cdr.recordingFileName());
	}

	@Override
	public CdrPage apply(CdrQuery query) {
		List<Cdr> matches = this.all.stream()
			.filter((cdr) -> isIn(cdr.startedAt(), query))
			.sorted(Comparator.comparing(Cdr::id, Comparator.nullsLast(Comparator.naturalOrder())))
			.toList();
		return FakePlatform.page(query, matches);
	}

	/** A call without a start is in every range. */
	private static boolean isIn(@Nullable Instant start, CdrQuery query) {
		Instant known = Objects.requireNonNullElse(start, query.from());
		return !known.isBefore(query.from()) && known.isBefore(query.to());
	}

}
