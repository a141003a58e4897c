package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.platform.TurnableClock;
import io.cdrfacade.platform.WallClock;

/**
 * A platform on which calls go on ending, also between any two requests. Each request
 * takes time, and some fail. A record is written a while after its call's end, and shows
 * up a moment after that.
 */
final class EndingCalls implements Platform {

	private final List<Row> rows;

	/** In the order of the pages. */
	private final List<Row> ordered;

	private final TurnableClock clock;

	private final Random random;

	private double failing;

	private EndingCalls(List<Row> rows, Comparator<Row> order, TurnableClock clock, Random random) {
		this.rows = rows;
		this.ordered = rows.stream().sorted(order).toList();
		this.clock = clock;
		this.random = random;
	}

	/**
	 * Makes calls up that are dialled from now on.
	 * @param plan how many, and how they behave
	 */
	static EndingCalls plan(Plan plan, ZoneId zone, TurnableClock clock, Random random) {
		List<Written> written = new ArrayList<>();
		for (int i = 0; i < plan.calls(); i++) {
			Instant dialled = clock.instant().plusMillis(random.nextLong(plan.span().toMillis()));
			Instant ended = dialled.plusMillis(length(plan, random));
			Instant time = ended.plusMillis(random.nextLong(plan.writing().toMillis()));
			written.add(new Written(dialled.plus(plan.ahead()), ended.plus(plan.ahead()), time));
		}
		written.sort(Comparator.comparing(Written::time));
		List<Row> rows = new ArrayList<>();
		long id = 20_000;
		for (Written record : written) {
			id += 1 + random.nextInt(3);
			Instant shown = record.time().plusMillis(random.nextLong(plan.showing().toMillis() + 1));
			rows.add(new Row(record.cdr(id, zone), shown));
		}
		return new EndingCalls(List.copyOf(rows), order(random), clock, random);
	}

	/** A tenth end at once, most are short, and some are as long as can be. */
	private static long length(Plan plan, Random random) {
		int kind = random.nextInt(10);
		if (kind == 0) {
			return 0;
		}
		return random.nextLong((kind < 7) ? 300_000 : plan.longest().toMillis());
	}

	private static Comparator<Row> order(Random random) {
		Comparator<Row> order = random.nextBoolean() ? Comparator.comparingLong(Row::id)
				: Comparator.comparing(Row::startedAt).thenComparingLong(Row::id);
		return random.nextBoolean() ? order : Collections.reverseOrder(order);
	}

	/** How many of 1 requests fail from now on. */
	void failing(double share) {
		this.failing = share;
	}

	List<Row> rows() {
		return this.rows;
	}

	@Override
	public CdrPage cdrs(Account account, CdrQuery query) {
		if (query.sync() != SyncState.ALL) {
			throw new AssertionError("Marks calls as read");
		}
		this.clock.turn(Duration.ofMillis(this.random.nextInt(300)));
		if (this.random.nextDouble() < this.failing) {
			throw PlatformFaultsFixture.fault("Failed");
		}
		Instant now = this.clock.instant();
		List<Cdr> found = this.ordered.stream()
			.filter((row) -> !row.shown().isAfter(now) && row.isIn(query))
			.map(Row::cdr)
			.toList();
		this.clock.turn(Duration.ofMillis(this.random.nextInt(300)));
		return FakePlatform.page(query, found);
	}

	/**
	 * How calls behave.
	 *
	 * @param calls how many there are
	 * @param span when the last is dialled
	 * @param longest how long they last at most
	 * @param writing how long it takes to write one down
	 * @param showing how much later it shows up
	 * @param ahead how far the platform's clock is ahead
	 */
	record Plan(int calls, Duration span, Duration longest, Duration writing, Duration showing, Duration ahead) {
	}

	/**
	 * A record.
	 *
	 * @param cdr the record
	 * @param shown when it shows up
	 */
	record Row(Cdr cdr, Instant shown) {

		long id() {
			return Objects.requireNonNull(this.cdr.id());
		}

		Instant startedAt() {
			return Objects.requireNonNull(this.cdr.startedAt());
		}

		Instant endedAt() {
			return Objects.requireNonNull(this.cdr.endedAt());
		}

		boolean isIn(CdrQuery query) {
			return !startedAt().isBefore(query.from()) && startedAt().isBefore(query.to());
		}

	}

	/**
	 * A call that is written down.
	 *
	 * @param dialled when it was dialled, by the platform's clock
	 * @param ended when it ended, by the same
	 * @param time when it is really written down
	 */
	private record Written(Instant dialled, Instant ended, Instant time) {

		/** With the times that the platform's clock shows, as the facade reads them. */
		Cdr cdr(long id, ZoneId zone) {
			Instant startedAt = read(this.dialled, zone, Instant.MIN);
			return new Cdr(id, Direction.INBOUND, CallMethod.IVR, "800" + id % 5, null, null, startedAt, null,
					read(this.ended, zone, startedAt), null, null, null, null, null, null, null, null, null, null);
		}

		private static Instant read(Instant time, ZoneId zone, Instant notBefore) {
			LocalDateTime local = LocalDateTime.ofInstant(time, zone).withNano(0);
			Instant first = WallClock.toInstant(local, zone);
			return first.isBefore(notBefore) ? local.toInstant(zone.getRules().getOffset(time)) : first;
		}

	}

}
