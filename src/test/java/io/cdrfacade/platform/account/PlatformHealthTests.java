package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import io.cdrfacade.platform.Answers;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.StubPlatform;
import io.cdrfacade.platform.Workbench;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
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

	@Test
	void tellsOfTheLastFailureUntilASuccess() {
		this.stub.onLogin((request) -> StubPlatform.json(Answers.refusal(601, "no")));
		PlatformClients.fault(this.platform);
		Health health = health("test");
		assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
		Map<String, Object> failure = Map.of("time", this.bench.clock.instant(), "code", "not-authorised", "ret", 601);
		assertThat(health.getDetails())
			.isEqualTo(Map.of("circuitBreaker", "closed", "state", "DOWN", "lastFailure", failure));
		this.stub.onLogin((request) -> StubPlatform.json(Answers.login("token-1")));
		this.bench.ticker.turn(PlatformClients.TOKENS.loginBackOff());
		PlatformClients.read(this.platform);
		assertThat(health("test").getStatus()).isEqualTo(Status.UP);
		assertThat(health("test").getDetails()).containsEntry("lastFailure", failure).doesNotContainKey("state");
	}

	@Test
	void tellsOfAnUnreachablePlatform() {
		this.stub.close();
		PlatformClients.fault(this.platform);
		assertThat(health("test").getDetails()).containsEntry("state", "DOWN")
			.containsEntry("lastFailure", Map.of("time", this.bench.clock.instant(), "code", "unreachable"));
	}

	@Test
	void checksAllCredentialsWhenAsked(CapturedOutput output) {
		new CredentialsCheck(this.platform).run(new DefaultApplicationArguments());
		Workbench.await(() -> this.stub.logins().size() == 2);
		Workbench.await(() -> output.toString().contains("Account other: the platform accepts the credentials")
				&& output.toString().contains("Account test: the platform accepts the credentials"));
		assertThat(health("other").getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void logsAFailedCheckWithoutEmptyParentheses(CapturedOutput output) {
		this.stub.close();
		new CredentialsCheck(this.platform).run(new DefaultApplicationArguments());
		Workbench.await(() -> output.toString().contains("Account other: login failed: The platform cannot be reached")
				&& output.toString().contains("Account test: login failed: The platform cannot be reached"));
		assertThat(output).doesNotContain("null");
	}

	private Health health(String account) {
		HealthIndicator indicator = (HealthIndicator) PlatformHealth.of(this.platform).getContributor(account);
		return Objects.requireNonNull(Objects.requireNonNull(indicator).health());
	}

}
