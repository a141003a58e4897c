package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class ChangeSubscriptionsTests {

	private static final Account ACCOUNT = new Account("default", ZoneOffset.UTC);

	private static final CallBatch.Wanted WANTED = new CallBatch.Wanted((cdr) -> true, 10);

	private final FakePlatform platform = new FakePlatform();

	private final ChangeSubscriptions changes = new ChangeSubscriptions(this.platform, new CallWalks(this.platform),
			new ChangesProperties(Duration.ofSeconds(1), Duration.ZERO, Duration.ofHours(4), Duration.ofMinutes(2),
					Duration.ofSeconds(15), Duration.ofSeconds(2), 100, 100, null),
			Clock.systemUTC(), Ticker.systemTicker(), new SimpleMeterRegistry());

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
		try (Subscription before = this.changes.open(ACCOUNT, null)) {
			this.changes.stop();
			assertThat(before.isOver()).isTrue();
		}
		try (Subscription after = this.changes.open(ACCOUNT, null)) {
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
		try (Subscription subscription = this.changes.open(ACCOUNT, null)) {
			assertThat(subscription.next(WANTED, Duration.ZERO).calls()).isEmpty();
			assertThat(subscription.isOver()).isFalse();
		}
	}

}
