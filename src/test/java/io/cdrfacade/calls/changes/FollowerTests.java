package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.platform.TurnableClock;
import io.cdrfacade.web.problem.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The poll interval is longer than any test, unless it says otherwise. */
@Timeout(30)
class FollowerTests {

	private static final Batch.Wish WISH = new Batch.Wish((cdr) -> true, 10);

	private final ChangesProperties properties = properties(Duration.ofHours(1));

	private final FakePlatform platform = new FakePlatform();

	private final Feed feed = feed(Clock.systemUTC());

	private final Poller poller = new Poller(this.feed, this.feed::poll, this.properties);

	@AfterEach
	void stop() {
		this.poller.close();
	}

	/**
	 * The polls that rings cause are too close to each other to make sure of anything.
	 */
	@Test
	void beginsAlsoWhileThePlatformRings() {
		this.platform.answers((query) -> {
			this.poller.ring();
			return new CdrPage(List.of(), 0);
		});
		try (Follower follower = follow()) {
			assertThat(follower.next(WISH, Duration.ZERO).calls()).isEmpty();
		}
	}

	@Test
	void doesNotWaitForAClockThatStandsStill() {
		Feed still = feed(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
		Poller poller = new Poller(still, still::poll, this.properties);
		this.platform.answers((query) -> {
			poller.ring();
			return new CdrPage(List.of(), 0);
		});
		try (Follower follower = new Follower(still, poller.polls(), poller.listen(), null)) {
			assertThatThrownBy(() -> follower.next(WISH, Duration.ZERO)).isInstanceOf(ProblemException.class)
				.hasMessageContaining("which calls are new");
		}
		finally {
			poller.close();
		}
	}

	@Test
	void goesOnAfterOnePollWhenThePlatformHasFailed() {
		TurnableClock clock = new TurnableClock(Instant.parse("2026-11-22T08:00:00Z"));
		Feed feed = feed(clock);
		Polls polls = new Polls(feed, this.properties.settle());
		try (Follower follower = new Follower(feed, polls, () -> {
		}, null)) {
			poll(feed, polls);
			clock.turn(Duration.ofSeconds(1));
			poll(feed, polls);
			assertThat(follower.next(WISH, Duration.ZERO).calls()).isEmpty();
			polls.ended(PlatformFaultsFixture.fault("Failed"));
			assertThatThrownBy(() -> follower.next(WISH, Duration.ZERO)).isInstanceOf(PlatformException.class);
			poll(feed, polls);
			assertThat(follower.next(WISH, Duration.ZERO).calls()).isEmpty();
		}
	}

	private static void poll(Feed feed, Polls polls) {
		feed.poll();
		polls.ended(null);
	}

	@Test
	void goesOnAfterAnError() {
		this.platform.answers((query) -> {
			this.platform.reset();
			throw new StackOverflowError();
		});
		Poller quick = new Poller(this.feed, this.feed::poll, properties(Duration.ofMillis(50)));
		try (Follower follower = new Follower(this.feed, quick.polls(), quick.listen(), null)) {
			Awaitility.await().ignoreExceptions().until(() -> follower.next(WISH, Duration.ZERO).calls().isEmpty());
		}
		finally {
			quick.close();
		}
	}

	/** The answer is sent by the same thread, which must not be interrupted in that. */
	@Test
	void givesUpThePastWhenAllEnds() throws Exception {
		CountDownLatch asked = new CountDownLatch(1);
		this.platform.answers((query) -> {
			asked.countDown();
			return never();
		});
		Position past = new Position(7, Instant.EPOCH, null);
		try (Follower follower = new Follower(this.feed, this.poller.polls(), () -> {
		}, past)) {
			CompletableFuture<Batch> next = CompletableFuture.supplyAsync(() -> {
				Batch batch = follower.next(WISH, Duration.ofMinutes(1));
				assertThat(Thread.currentThread().isInterrupted()).isFalse();
				return batch;
			});
			asked.await();
			this.poller.close();
			assertThat(next.get()).isEqualTo(new Batch(List.of(), past, past, true));
			assertThat(follower.next(WISH, Duration.ZERO)).isEqualTo(next.get());
		}
	}

	private static CdrPage never() {
		try {
			new CountDownLatch(1).await();
			throw new AssertionError("Nobody opens it");
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static ChangesProperties properties(Duration pollInterval) {
		return new ChangesProperties(pollInterval, Duration.ofMillis(300), Duration.ofHours(4), Duration.ofMinutes(2),
				Duration.ofSeconds(15), Duration.ofSeconds(2), 100, 100, null);
	}

	private Feed feed(Clock clock) {
		Records records = new Records(this.platform, new CallWalks(this.platform),
				new Account("default", ZoneOffset.UTC));
		return new Feed(records, this.properties, clock);
	}

	private Follower follow() {
		return new Follower(this.feed, this.poller.polls(), this.poller.listen(), null);
	}

}
