package io.cdrfacade.sandbox;

import java.time.Duration;
import java.time.ZoneId;

import org.junit.jupiter.api.Test;

import io.cdrfacade.sandbox.calls.TestClock;
import io.cdrfacade.sandbox.php.RefusedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class TokenBookTests {

	private final TestClock clock = new TestClock();

	private final TokenBook tokens = new TokenBook(this.clock, new SandboxProperties("demo", "demo-key",
			ZoneId.of("Asia/Shanghai"), Duration.ofHours(12), Duration.ofSeconds(25), Duration.ofDays(90), 50_000));

	@Test
	void letsATokenLiveForTwelveHours() {
		String token = this.tokens.issue();
		assertThat(token).matches("[0-9a-f]{32}");
		this.clock.advance(Duration.ofHours(12).minusMillis(1));
		assertThatNoException().isThrownBy(() -> this.tokens.check(token));
		this.clock.advance(Duration.ofMillis(1));
		refuses(token);
	}

	@Test
	void endsAnEarlierTokenWithTheNext() {
		String first = this.tokens.issue();
		String second = this.tokens.issue();
		refuses(first);
		assertThatNoException().isThrownBy(() -> this.tokens.check(second));
	}

	@Test
	void refusesWhatItNeverIssued() {
		refuses("");
		this.tokens.issue();
		refuses("00000000000000000000000000000000");
	}

	@Test
	void revokesNoTokenButTheGoodOne() {
		String first = this.tokens.issue();
		String second = this.tokens.issue();
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> this.tokens.revoke(first));
		assertThatNoException().isThrownBy(() -> this.tokens.revoke(second));
		refuses(second);
	}

	@Test
	void forgets() {
		String token = this.tokens.issue();
		this.tokens.forget();
		refuses(token);
	}

	private void refuses(String token) {
		assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> this.tokens.check(token))
			.satisfies((ex) -> assertThat(ex.refusal().ret()).isEqualTo(600));
	}

}
