package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.FakePlatform;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(30)
class ChangesTests {

	private static final Account ACCOUNT = new Account("default", ZoneOffset.UTC);

	private static final Batch.Wish WISH = new Batch.Wish((cdr) -> true, 10);

	private final FakePlatform platform = new FakePlatform();

	private final Changes changes = new Changes(this.platform, new CallWalks(this.platform),
			new ChangesProperties(Duration.ofSeconds(1), Duration.ZERO, Duration.ofHours(4), Duration.ofMinutes(2),
					Duration.ofSeconds(15), Duration.ofSeconds(2), 100, 100, null),
			Clock.systemUTC(), new SimpleMeterRegistry());

	@AfterEach
	void stop() {
		this.changes.stop();
	}

	/** The server takes requests a moment before. */
	@Test
	void servesWhoComesBeforeTheStart() {
		verifyServes();
		this.changes.start();
		verifyServes();
	}

	@Test
	void endsAllFollowingWithTheStop() {
		this.changes.start();
		try (Follower before = this.changes.follow(ACCOUNT, null)) {
			this.changes.stop();
			assertThat(before.isOver()).isTrue();
		}
		try (Follower after = this.changes.follow(ACCOUNT, null)) {
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
		try (Follower follower = this.changes.follow(ACCOUNT, null)) {
			assertThat(follower.next(WISH, Duration.ZERO).calls()).isEmpty();
			assertThat(follower.isOver()).isFalse();
		}
	}

}
