package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class ChangeSubscriptionsTests {

	private final FakePlatform platform = new FakePlatform();

	private final ChangeSubscriptions changes = new ChangeSubscriptions(this.platform, new CallWalks(this.platform),
			ChangesFixture.properties(Duration.ofSeconds(1), Duration.ZERO), Clock.systemUTC(), Ticker.systemTicker(),
			new SimpleMeterRegistry());

	@AfterEach
	void stop() {
		this.changes.stop();
	}

	/** The server takes requests a moment before. */
	@Test
	void servesBeforeTheStart() {
		verifyServes();
		this.changes.start();
		verifyServes();
	}

	@Test
	void endsSubscriptionsWithTheStop() {
		this.changes.start();
		try (Subscription before = this.changes.open(ChangesFixture.ACCOUNT, null)) {
			this.changes.stop();
			assertThat(before.isOver()).isTrue();
		}
		try (Subscription after = this.changes.open(ChangesFixture.ACCOUNT, null)) {
			assertThat(after.isOver()).isTrue();
		}
	}

	@Test
	void servesAgainAfterAnotherStart() {
		this.changes.start();
		verifyServes();
		this.changes.stop();
		this.changes.start();
		verifyServes();
	}

	private void verifyServes() {
		try (Subscription subscription = this.changes.open(ChangesFixture.ACCOUNT, null)) {
			assertThat(subscription.next(ChangesFixture.WANTED, Duration.ZERO).calls()).isEmpty();
			assertThat(subscription.isOver()).isFalse();
		}
	}

}
