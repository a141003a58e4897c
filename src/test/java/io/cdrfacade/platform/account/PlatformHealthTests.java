package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

class PlatformHealthTests {

	private final StubPlatform stub = new StubPlatform();

	private final Workbench bench = new Workbench().breaker();

	private final WirePlatform platform = this.bench.account("other", this.stub.url()).platform(this.stub.url());

	@AfterEach
	void close() {
		this.platform.close();
		this.stub.close();
	}

	@Test
	void knowsNothingBeforeTheFirstRequestAndAsksForNothing() {
		Health health = health("test");
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat(health.getDetails()).isEqualTo(Map.of("circuitBreaker", "closed"));
		assertThat(this.stub.logins()).isEmpty();
	}

	@Test
	void tellsOfTheLastSuccess() {
		PlatformClients.read(this.platform);
		var success = this.bench.clock.instant();
		this.bench.clock.turn(Duration.ofMinutes(1));
		this.bench.ticker.turn(Duration.ofSeconds(61));
		Health health = health("test");
		assertThat(health.getStatus()).isEqualTo(Status.UP);
		assertThat(health.getDetails())
			.isEqualTo(Map.of("circuitBreaker", "closed", "lastSuccess", success, "tokenAgeSeconds", 61L));
		assertThat(health("other").getStatus()).isEqualTo(Status.UNKNOWN);
	}

	@Test
	void isNeverDown() {
		PlatformClients.read(this.platform);
		this.stub.onBills((request) -> StubPlatform.hangUp());
		for (int i = 0; i < 3; i++) {
			PlatformClients.fault(this.platform);
		}
		Health health = health("test");
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		assertThat(health.getDetails()).containsEntry("circuitBreaker", "open").containsKey("lastSuccess");
		assertThat(health.toString()).doesNotContain("127.0.0.1", "token-1", PlatformClients.ACCESS_KEY);
	}

	private Health health(String account) {
		HealthIndicator indicator = (HealthIndicator) PlatformHealth.of(this.platform).getContributor(account);
		return Objects.requireNonNull(Objects.requireNonNull(indicator).health());
	}

}
