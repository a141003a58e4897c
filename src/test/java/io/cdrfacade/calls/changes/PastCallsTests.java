package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.platform.TurnableClock;
import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A call ends every second, and has the number of that second as its id. */
@Timeout(60)
class PastCallsTests {

	private static final int CONSUMERS = 20;

	private static final int CALLS = 4_000;

	private static final Instant START = Instant.parse("2026-11-22T06:00:00Z");

	/** A time at which consumers stopped. */
	private static final Instant STOPPED = START.plusSeconds(1_000);

	private static final List<Cdr> ROWS = LongStream.rangeClosed(1, CALLS).mapToObj(PastCallsTests::cdr).toList();

	private final CountDownLatch asked = new CountDownLatch(1);

	private final CountDownLatch answered = new CountDownLatch(1);

	private final FakePlatform platform = new FakePlatform();

	private final PastCalls past = past();

	@AfterEach
	void stop() {
		this.answered.countDown();
		this.past.close();
	}

	static Stream<List<Position>> positions() {
		return Stream.of(positions((i) -> at(STOPPED.plusSeconds(i))),
				positions((i) -> Position.since(STOPPED.plusSeconds(i), ChangesFixture.PROPERTIES.tolerance())));
	}

	/** The one that comes first has come further than most of the others. */
	private static List<Position> positions(IntFunction<Position> position) {
		return IntStream.range(0, CONSUMERS).map((i) -> (i + 15) % CONSUMERS).mapToObj(position).toList();
	}

	@ParameterizedTest
	@MethodSource("positions")
	void readsOnceForAllAtAboutTheSamePosition(List<Position> positions) throws Exception {
		int one = requestsOfOne(positions.getFirst());
		List<Consumer> consumers = waiting(positions);
		this.answered.countDown();
		for (Consumer consumer : consumers) {
			consumer.verify();
		}
		assertThat(this.platform.questions()).hasSize(one);
	}

	@ParameterizedTest
	@MethodSource("positions")
	void keepsWhatWasReadForThoseWhoComeLater(List<Position> positions) {
		int one = requestsOfOne(positions.getFirst());
		this.platform.answers((query) -> Rows.page(query, ROWS));
		positions.forEach((position) -> this.past.after(position, ChangesFixture.WANTED));
		assertThat(this.platform.questions()).hasSize(one);
	}

	@Test
	void tellsAllWhoWaitOfAFault() throws Exception {
		List<Consumer> consumers = waiting(positions((i) -> at(STOPPED.plusSeconds(i))), (query) -> {
			throw PlatformFaultsFixture.fault("Failed");
		});
		this.answered.countDown();
		for (Consumer consumer : consumers) {
			assertThatThrownBy(consumer::batch).hasCauseInstanceOf(PlatformException.class);
		}
		assertThat(this.platform.questions()).hasSize(1);
		this.platform.answers((query) -> Rows.page(query, ROWS));
		assertThat(this.past.after(at(STOPPED), ChangesFixture.WANTED).calls()).hasSize(10);
	}

	@Test
	void tellsNobodyElsewhereOfAFault() throws Exception {
		Consumer fails = waiting(List.of(at(STOPPED)), (query) -> {
			throw PlatformFaultsFixture.fault("Failed");
		}).getFirst();
		Consumer elsewhere = start(at(START.minus(Duration.ofHours(30))));
		elsewhere.awaitWaiting();
		this.platform.answers((query) -> Rows.page(query, ROWS));
		this.answered.countDown();
		assertThatThrownBy(fails::batch).hasCauseInstanceOf(PlatformException.class);
		elsewhere.verify();
	}

	@Test
	void readsOnForTheOthersWhenTheFirstHasGone() throws Exception {
		List<Position> positions = positions((i) -> at(STOPPED.plusSeconds(i)));
		int one = requestsOfOne(positions.getFirst());
		List<Consumer> consumers = waiting(positions);
		consumers.getFirst().thread().interrupt();
		assertThatThrownBy(consumers.getFirst()::batch).hasCauseInstanceOf(ProblemException.class);
		this.answered.countDown();
		for (Consumer consumer : consumers.subList(1, CONSUMERS)) {
			consumer.verify();
		}
		assertThat(this.platform.questions()).hasSize(one);
	}

	/** So one who often loses the connection gets on, too. */
	@Test
	void readsOnForOneWhoHasGoneAndComesAgain() throws Exception {
		int one = requestsOfOne(at(STOPPED));
		Consumer gone = waiting(List.of(at(STOPPED))).getFirst();
		gone.thread().interrupt();
		assertThatThrownBy(gone::batch).hasCauseInstanceOf(ProblemException.class);
		Consumer again = start(at(STOPPED));
		again.awaitWaiting();
		this.answered.countDown();
		again.verify();
		assertThat(this.platform.questions()).hasSize(one);
	}

	/** Others may go on waiting for what is being read, but nobody for this. */
	@Test
	void readsNothingForOneWhoHasGoneBeforeItsTurn() throws Exception {
		int one = requestsOfOne(at(STOPPED));
		Consumer first = waiting(List.of(at(STOPPED))).getFirst();
		Consumer gone = start(at(START.minus(Duration.ofHours(30))));
		gone.awaitWaiting();
		gone.thread().interrupt();
		assertThatThrownBy(gone::batch).hasCauseInstanceOf(ProblemException.class);
		this.answered.countDown();
		first.verify();
		this.past.after(at(STOPPED), ChangesFixture.WANTED);
		assertThat(this.platform.questions()).hasSize(one);
	}

	@Test
	void endsAllWaitingWithTheClosing() throws Exception {
		List<Consumer> consumers = waiting(List.of(at(STOPPED), at(STOPPED)));
		Consumer elsewhere = start(at(START.minus(Duration.ofHours(30))));
		elsewhere.awaitWaiting();
		this.past.close();
		assertThatThrownBy(elsewhere::batch).hasCauseInstanceOf(ProblemException.class);
		for (Consumer consumer : consumers) {
			assertThatThrownBy(consumer::batch).isInstanceOf(ExecutionException.class);
		}
		assertThat(this.platform.questions()).hasSize(1);
	}

	private int requestsOfOne(Position position) {
		FakePlatform platform = new FakePlatform();
		platform.answers((query) -> Rows.page(query, ROWS));
		PastCalls alone = past(platform);
		alone.after(position, ChangesFixture.WANTED);
		alone.close();
		return platform.questions().size();
	}

	private List<Consumer> waiting(List<Position> positions) throws InterruptedException {
		return waiting(positions, (query) -> Rows.page(query, ROWS));
	}

	/** The first one asks the platform before the others come. */
	private List<Consumer> waiting(List<Position> positions, Function<CdrQuery, CdrPage> answer)
			throws InterruptedException {
		this.platform.answers((query) -> {
			this.asked.countDown();
			await(this.answered);
			return answer.apply(query);
		});
		Consumer first = start(positions.getFirst());
		this.asked.await();
		List<Consumer> all = Stream.concat(Stream.of(first), positions.stream().skip(1).map(this::start)).toList();
		all.forEach(Consumer::awaitWaiting);
		return all;
	}

	private Consumer start(Position position) {
		FutureTask<CallBatch> next = new FutureTask<>(() -> this.past.after(position, ChangesFixture.WANTED));
		return new Consumer(position, Thread.ofVirtual().start(next), next);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private PastCalls past() {
		return past(this.platform);
	}

	private static PastCalls past(FakePlatform platform) {
		return new PastCalls(new AccountRecords(platform, new CallWalks(platform), ChangesFixture.ACCOUNT),
				ChangesFixture.PROPERTIES, new RepeatedHour(ChangesFixture.ACCOUNT.zone(), Duration.ofMinutes(6)),
				new TurnableClock(START.plusSeconds(CALLS)));
	}

	private static Position at(Instant time) {
		return new Position(Math.max(0, Duration.between(START, time).toSeconds()), time, null);
	}

	private static Cdr cdr(long id) {
		Instant end = START.plusSeconds(id);
		return new Cdr(id, Direction.INBOUND, CallMethod.IVR, "8001", null, null, end.minusSeconds(30), null, end, null,
				null, null, null, null, null, null, null, null, null);
	}

	/**
	 * A consumer.
	 *
	 * @param position its position
	 * @param thread its thread
	 * @param next the calls that come next
	 */
	private record Consumer(Position position, Thread thread, FutureTask<CallBatch> next) {

		void awaitWaiting() {
			Awaitility.await().until(() -> this.next.isDone() || this.thread.getState() == Thread.State.WAITING);
		}

		CallBatch batch() throws Exception {
			return this.next.get();
		}

		/** It gets the calls that come next, and none of them is missing. */
		void verify() throws Exception {
			Instant since = this.position.since();
			long first = (since != null) ? Duration.between(START, since).toSeconds() : this.position.id() + 1;
			assertThat(batch().calls()).extracting(Cdr::id)
				.containsExactlyElementsOf(LongStream.range(first, first + 10).boxed().toList());
		}

	}

}
