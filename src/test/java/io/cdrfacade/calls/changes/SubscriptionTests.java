package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.platform.TurnableClock;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The poll interval is longer than any test, unless it says otherwise. */
@Timeout(30)
class SubscriptionTests {

	private final ChangesProperties properties = properties(Duration.ofHours(1));

	private final FakePlatform platform = new FakePlatform();

	private final EndedCalls ended = ended(Clock.systemUTC(), Ticker.systemTicker());

	private final PollLoop loop = loop(this.ended, this.properties);

	@AfterEach
	void stop() {
		this.loop.close();
	}

	/**
	 * The polls that pushes cause are too close to each other to confirm any call.
	 */
	@Test
	void beginsAlsoWhileThePlatformPushes() {
		this.platform.answers((query) -> {
			this.loop.hasten();
			return new CdrPage(List.of(), 0);
		});
		try (Subscription subscription = follow()) {
			assertThat(subscription.next(ChangesFixture.WANTED, Duration.ZERO).calls()).isEmpty();
		}
	}

	@Test
	void doesNotWaitForAClockThatStandsStill() {
		EndedCalls still = ended(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), () -> 0);
		PollLoop loop = loop(still, this.properties);
		this.platform.answers((query) -> {
			loop.hasten();
			return new CdrPage(List.of(), 0);
		});
		try (Subscription subscription = subscribe(still, loop)) {
			assertThatThrownBy(() -> subscription.next(ChangesFixture.WANTED, Duration.ZERO))
				.isInstanceOf(ProblemException.class)
				.hasMessageContaining("which calls are new");
		}
		finally {
			loop.close();
		}
	}

	@Test
	void goesOnAfterOnePollWhenThePlatformHasFailed() {
		TurnableClock clock = new TurnableClock(Instant.parse("2026-11-22T08:00:00Z"));
		EndedCalls ended = ended(clock, clock.ticker());
		PollMonitor polls = new PollMonitor();
		try (Subscription subscription = new Subscription(ended, polls, () -> {
		}, Ticker.systemTicker(), null)) {
			poll(ended, polls);
			clock.turn(Duration.ofSeconds(1));
			poll(ended, polls);
			assertThat(subscription.next(ChangesFixture.WANTED, Duration.ZERO).calls()).isEmpty();
			polls.ended(PlatformFaultsFixture.fault("Failed"));
			assertThatThrownBy(() -> subscription.next(ChangesFixture.WANTED, Duration.ZERO))
				.isInstanceOf(PlatformException.class);
			poll(ended, polls);
			assertThat(subscription.next(ChangesFixture.WANTED, Duration.ZERO).calls()).isEmpty();
		}
	}

	private static void poll(EndedCalls ended, PollMonitor polls) {
		ended.poll();
		polls.ended(null);
	}

	@Test
	void goesOnAfterAnError() {
		this.platform.answers((query) -> {
			this.platform.reset();
			throw new StackOverflowError();
		});
		PollLoop quick = loop(this.ended, properties(Duration.ofMillis(50)));
		try (Subscription subscription = subscribe(this.ended, quick)) {
			Awaitility.await()
				.ignoreExceptions()
				.until(() -> subscription.next(ChangesFixture.WANTED, Duration.ZERO).calls().isEmpty());
		}
		finally {
			quick.close();
		}
	}

	/** The fault of an earlier poll may be over by then. */
	@Test
	void waitsForAPollThatIsUnderWayAfterAFailure() throws Exception {
		AtomicBoolean failed = new AtomicBoolean();
		CountDownLatch asked = new CountDownLatch(1);
		CountDownLatch answered = new CountDownLatch(1);
		this.platform.answers((query) -> {
			if (!failed.getAndSet(true)) {
				throw PlatformFaultsFixture.fault("Failed");
			}
			asked.countDown();
			await(answered);
			return new CdrPage(List.of(), 0);
		});
		PollLoop quick = loop(this.ended, properties(Duration.ofMillis(50)));
		try (Subscription first = subscribe(this.ended, quick)) {
			assertThatThrownBy(() -> first.next(ChangesFixture.WANTED, Duration.ZERO))
				.isInstanceOf(PlatformException.class);
			asked.await();
			try (Subscription second = subscribe(this.ended, quick)) {
				FutureTask<CallBatch> next = new FutureTask<>(() -> second.next(ChangesFixture.WANTED, Duration.ZERO));
				Thread thread = Thread.ofVirtual().start(next);
				Awaitility.await().until(() -> next.isDone() || thread.getState() == Thread.State.TIMED_WAITING);
				answered.countDown();
				assertThat(next.get().calls()).isEmpty();
			}
		}
		finally {
			quick.close();
		}
	}

	@Test
	void endsARequestThatIsInterrupted() {
		try (Subscription subscription = follow()) {
			Thread.currentThread().interrupt();
			assertThatThrownBy(() -> subscription.next(ChangesFixture.WANTED, Duration.ofMinutes(1)))
				.isInstanceOfSatisfying(ProblemException.class,
						(problem) -> assertThat(problem.code()).isEqualTo(ProblemCode.OVERLOADED));
			assertThat(Thread.interrupted()).isTrue();
		}
	}

	/** Otherwise the account would have no polls until the next start. */
	@Test
	void goesOnAfterAnInterruptThatIsNoClosing() {
		this.platform.answers((query) -> {
			this.platform.reset();
			Thread.currentThread().interrupt();
			throw PlatformFaultsFixture.fault("Failed");
		});
		PollLoop quick = loop(this.ended, properties(Duration.ofMillis(50)));
		try (Subscription subscription = subscribe(this.ended, quick)) {
			Awaitility.await()
				.ignoreExceptions()
				.until(() -> subscription.next(ChangesFixture.WANTED, Duration.ZERO).calls().isEmpty());
		}
		finally {
			quick.close();
		}
	}

	/** The answer is sent by the same thread, which must not be interrupted in that. */
	@Test
	void stopsReadingThePastWhenPollingEnds() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		this.platform.answers((query) -> {
			asked.countDown();
			return never();
		});
		Position past = new Position(0, Instant.EPOCH, null);
		try (Subscription subscription = new Subscription(this.ended, this.loop.monitor(), () -> {
		}, Ticker.systemTicker(), past)) {
			CompletableFuture<CallBatch> next = CompletableFuture.supplyAsync(() -> {
				CallBatch batch = subscription.next(ChangesFixture.WANTED, Duration.ofMinutes(1));
				assertThat(Thread.currentThread().isInterrupted()).isFalse();
				return batch;
			});
			asked.await();
			this.loop.close();
			assertThat(next.get()).isEqualTo(new CallBatch(List.of(), past, past, true));
			assertThat(subscription.next(ChangesFixture.WANTED, Duration.ZERO)).isEqualTo(next.get());
		}
	}

	private static CdrPage never() {
		await(new CountDownLatch(1));
		throw new AssertionError("Nobody opens it");
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ChangesProperties properties(Duration pollInterval) {
		return ChangesFixture.properties(pollInterval, Duration.ofMillis(300));
	}

	private EndedCalls ended(Clock clock, Ticker ticker) {
		return ChangesFixture.ended(this.platform, ChangesFixture.ACCOUNT, this.properties, clock, ticker);
	}

	private static PollLoop loop(EndedCalls calls, ChangesProperties properties) {
		return new PollLoop(calls, properties, new SimpleMeterRegistry());
	}

	private Subscription follow() {
		return subscribe(this.ended, this.loop);
	}

	private static Subscription subscribe(EndedCalls calls, PollLoop loop) {
		loop.join();
		return new Subscription(calls, loop.monitor(), loop::leave, Ticker.systemTicker(), null);
	}

}
