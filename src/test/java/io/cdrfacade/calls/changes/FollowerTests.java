package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.FakePlatform;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformFaultsFixture;
import io.cdrfacade.web.ProblemException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The poll interval is longer than any test. */
@Timeout(30)
class FollowerTests {

	private static final Batch.Wish WISH = new Batch.Wish((cdr) -> true, 10);

	private final ChangesProperties properties = new ChangesProperties(Duration.ofHours(1), Duration.ofMillis(300),
			Duration.ofHours(4), Duration.ofMinutes(2), Duration.ofSeconds(15), Duration.ofSeconds(2), 100, 100, null);

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
		try (Follower follower = follow()) {
			follower.next(WISH, Duration.ZERO);
			this.platform.answers((query) -> {
				throw PlatformFaultsFixture.fault("Failed");
			});
			ring();
			assertThatThrownBy(() -> follower.next(WISH, Duration.ZERO)).isInstanceOf(PlatformException.class);
			this.platform.reset();
			ring();
			assertThat(follower.next(WISH, Duration.ZERO).calls()).isEmpty();
		}
	}

	@Test
	void goesOnAfterAnError() {
		try (Follower follower = follow()) {
			follower.next(WISH, Duration.ZERO);
			this.platform.answers((query) -> {
				throw new StackOverflowError();
			});
			ring();
			assertThatThrownBy(() -> follower.next(WISH, Duration.ZERO))
				.hasRootCauseInstanceOf(StackOverflowError.class);
			this.platform.reset();
			ring();
			assertThat(follower.next(WISH, Duration.ZERO).calls()).isEmpty();
		}
	}

	private Feed feed(Clock clock) {
		Records records = new Records(this.platform, new CallWalks(this.platform),
				new Account("default", ZoneOffset.UTC));
		return new Feed(records, this.properties, clock);
	}

	private Follower follow() {
		return new Follower(this.feed, this.poller.polls(), this.poller.listen(), null);
	}

	/** Has a poll made, and waits for its end. */
	private void ring() {
		int seen = this.poller.polls().rounds();
		this.poller.ring();
		this.poller.polls().await(seen, Duration.ofMinutes(1));
		assertThat(this.poller.polls().rounds()).isGreaterThan(seen);
	}

}
