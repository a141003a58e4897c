package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.TurnableClock;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each consumer receives every call once, by id: while calls of all lengths end between
 * any two requests, requests fail, several replicas poll at odd times and forget all they
 * know, some consumers ask only once in many hours, and the platform's clock is wrong.
 */
class ExactlyOnceTests {

	private static final int REPLICAS = 3;

	private final List<EndedCalls> replicas = new ArrayList<>();

	private final List<Chain> chains = new ArrayList<>();

	private TurnableClock clock = new TurnableClock(Instant.EPOCH);

	private Random random = new Random(0);

	private Account account = new Account("default", ZoneId.of("Asia/Shanghai"));

	private @Nullable EndingCalls platform;

	static Stream<Arguments> worlds() {
		return Stream
			.of(Arguments.of("Asia/Shanghai", "2026-11-21T00:00:00Z"),
					Arguments.of("Europe/Berlin", "2026-10-24T12:00:00Z"),
					Arguments.of("America/New_York", "2026-10-31T20:00:00Z"),
					Arguments.of("Australia/Lord_Howe", "2026-04-04T00:00:00Z"),
					Arguments.of("Europe/Berlin", "2026-03-28T12:00:00Z"))
			.flatMap((world) -> Stream.of("PT0S", "PT1M35S", "PT-1M-35S")
				.map((ahead) -> Arguments.of(world.get()[0], world.get()[1], ahead)));
	}

	@ParameterizedTest
	@MethodSource("worlds")
	void deliversEveryCallOnce(String zone, Instant start, Duration ahead) {
		prepare(zone, start, ahead);
		Instant end = start.plus(Duration.ofHours(32));
		while (this.clock.instant().isBefore(end)) {
			step();
		}
		calls().failing(0);
		this.clock.turn(Duration.ofMinutes(1));
		assertThat(this.chains).hasSizeGreaterThan(10).allSatisfy(Chain::verify);
	}

	private void prepare(String zone, Instant start, Duration ahead) {
		this.clock = new TurnableClock(start);
		this.random = new Random(ahead.toSeconds());
		this.account = new Account("default", ZoneId.of(zone));
		this.platform = EndingCalls.plan(new EndingCalls.Plan(3000, Duration.ofHours(27), Duration.ofHours(4),
				Duration.ofSeconds(20), Duration.ofMillis(400), ahead), this.account.zone(), this.clock, this.random);
		calls().failing(0.03);
		IntStream.range(0, REPLICAS).forEach((i) -> this.replicas.add(ended()));
		this.chains.add(new Chain(since(start), (cdr) -> true));
	}

	private void step() {
		this.clock.turn(Duration.ofMillis(this.random.nextLong((this.random.nextInt(50) == 0) ? 1_500_000 : 60_000)));
		EndedCalls ended = this.replicas.get(this.random.nextInt(REPLICAS));
		poll(ended);
		if (this.random.nextInt(100) == 0) {
			this.replicas.set(this.random.nextInt(REPLICAS), ended());
		}
		if (this.random.nextInt(100) == 0 && this.chains.size() < 30) {
			join(ended);
		}
		this.chains.forEach(Chain::maybeRead);
	}

	/**
	 * Polls once, or again after a moment, as the loop does when it has seen something
	 * new.
	 */
	private void poll(EndedCalls ended) {
		try {
			ended.poll();
			if (!ended.isSettled() && this.random.nextInt(3) > 0) {
				this.clock.turn(Duration.ofMillis(500));
				ended.poll();
			}
		}
		catch (PlatformException ex) {
			// The next poll finds what this one did not.
		}
	}

	/** One more begins at about the same position, so that they share what is read. */
	private void join(EndedCalls ended) {
		Position latest = ended.latest();
		Instant back = this.clock.instant().minusMillis(this.random.nextLong(20 * 3_600_000));
		Position position = (latest != null && this.random.nextBoolean()) ? latest : since(back);
		Predicate<Cdr> filter = this.random.nextBoolean() ? (cdr) -> true : (cdr) -> "8001".equals(cdr.extension());
		this.chains.add(new Chain(position, filter));
		this.chains.add(new Chain(since(back.minusSeconds(this.random.nextLong(90))), filter));
	}

	private static Position since(Instant time) {
		return Position.since(time, ChangesFixture.PROPERTIES.tolerance());
	}

	private EndedCalls ended() {
		return ChangesFixture.ended(calls(), this.account, ChangesFixture.PROPERTIES, this.clock, this.clock.ticker());
	}

	private EndingCalls calls() {
		return Objects.requireNonNull(this.platform);
	}

	/** A consumer. */
	private final class Chain {

		private final Position start;

		private final Predicate<Cdr> filter;

		private final double eagerness;

		private final List<Long> got = new ArrayList<>();

		private Position position;

		Chain(Position start, Predicate<Cdr> filter) {
			this.start = start;
			this.position = start;
			this.filter = filter;
			this.eagerness = List.of(0.5, 0.05, 0.001).get(ExactlyOnceTests.this.random.nextInt(3));
		}

		void maybeRead() {
			Random random = ExactlyOnceTests.this.random;
			try {
				boolean more = random.nextDouble() < this.eagerness;
				while (more) {
					more = read(ExactlyOnceTests.this.replicas.get(random.nextInt(REPLICAS)), 1 + random.nextInt(50))
							&& random.nextInt(10) > 0;
				}
			}
			catch (PlatformException ex) {
				// The consumer asks again.
			}
		}

		private boolean read(EndedCalls ended, int limit) {
			if (ended.isRecent(this.position) && ended.latest() == null) {
				ended.poll();
				return true;
			}
			CallBatch batch = ended.after(this.position, new CallBatch.Wanted(this.filter, limit));
			batch.calls().forEach((cdr) -> this.got.add(cdr.id()));
			this.position = batch.position();
			return batch.more();
		}

		void verify() {
			EndedCalls ended = ended();
			while (read(ended, 100)) {
				ExactlyOnceTests.this.clock.turn(Duration.ofMillis(500));
			}
			ended.poll();
			ExactlyOnceTests.this.clock.turn(Duration.ofMillis(500));
			ended.poll();
			while (read(ended, 100)) {
				ExactlyOnceTests.this.clock.turn(Duration.ofMillis(500));
			}
			assertThat(this.got).as("from %s", this.start).containsExactlyElementsOf(expected());
		}

		private List<Long> expected() {
			return calls().rows()
				.stream()
				.filter((row) -> row.id() > this.start.id() && this.filter.test(row.cdr()))
				.filter(this::isAhead)
				.map(EndingCalls.Row::id)
				.toList();
		}

		/** The latest id may be unknown if there was no call for hours. */
		private boolean isAhead(EndingCalls.Row row) {
			Instant since = this.start.since();
			return (since != null) ? !row.endedAt().isBefore(since) : !row.shown().isBefore(this.start.time());
		}

	}

}
