package io.cdrfacade.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.account.Tokens;
import io.cdrfacade.platform.settings.Secret;
import io.cdrfacade.platform.settings.TokenSettings;
import io.cdrfacade.platform.wire.Token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Renewals, with logins that end when the test says so. */
class TokenRenewalTests {

	private static final TokenSettings SETTINGS = PlatformClients.TOKENS;

	private final List<Sinks.One<Secret>> logins = new ArrayList<>();

	private final Turnable ticker = new Turnable();

	private final Tokens tokens = new Tokens(SETTINGS, this.ticker, (account) -> (outdated) -> {
		Sinks.One<Secret> login = Sinks.one();
		this.logins.add(login);
		return login.asMono().map((secret) -> new Token(secret.value(), this.ticker.read(), false));
	});

	@Test
	void usesTheOldTokenWhileItIsRenewed() {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current().block()).isEqualTo(old);
		assertThat(current().block()).isEqualTo(old);
		assertThat(this.logins).hasSize(2);
		succeed("new");
		assertThat(current().map(Token::value).block()).isEqualTo("new");
	}

	@Test
	void waitsForTheRenewalWhenTheOldTokenIsRefused() {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current().block()).isEqualTo(old);
		var replacement = this.tokens.replacement("a", old).map(Token::value).toFuture();
		assertThat(replacement).isNotDone();
		succeed("new");
		assertThat(replacement).isCompletedWithValue("new");
		assertThat(this.logins).hasSize(2);
	}

	@Test
	void waitsForTheRenewalWhenTheOldTokenEndsMeanwhile() {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current().block()).isEqualTo(old);
		this.ticker.turn(SETTINGS.renewalMargin());
		var current = current().map(Token::value).toFuture();
		assertThat(current).isNotDone();
		succeed("new");
		assertThat(current).isCompletedWithValue("new");
		assertThat(this.logins).hasSize(2);
	}

	@Test
	void goesOnWithTheOldTokenWhenTheRenewalFails() {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current().block()).isEqualTo(old);
		fail();
		assertThat(current().block()).isEqualTo(old);
		this.ticker.turn(SETTINGS.loginBackOff().minusNanos(1));
		assertThat(current().block()).isEqualTo(old);
		assertThat(this.logins).hasSize(2);
		this.ticker.turn(Duration.ofNanos(1));
		assertThat(current().block()).isEqualTo(old);
		assertThat(this.logins).hasSize(3);
		succeed("new");
		assertThat(current().map(Token::value).block()).isEqualTo("new");
	}

	@Test
	void tellsTheFaultWhenTheOldTokenIsRefusedAfterAFailedRenewal() {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current().block()).isEqualTo(old);
		var joined = this.tokens.replacement("a", old).toFuture();
		fail();
		assertThat(joined).isCompletedExceptionally();
		assertThatExceptionOfType(Failed.class).isThrownBy(() -> this.tokens.replacement("a", old).block());
		assertThat(this.logins).hasSize(2);
		this.ticker.turn(SETTINGS.loginBackOff());
		assertThat(this.tokens.replacement("a", old).toFuture()).isNotDone();
		assertThat(this.logins).hasSize(3);
	}

	@Test
	void endsATokenThatCannotBeRenewed() {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current().block()).isEqualTo(old);
		fail();
		this.ticker.turn(SETTINGS.renewalMargin().minusNanos(1));
		assertThat(current().block()).isEqualTo(old);
		fail();
		this.ticker.turn(Duration.ofNanos(1));
		assertThatExceptionOfType(Failed.class).isThrownBy(() -> current().block());
		assertThat(this.logins).hasSize(3);
		this.ticker.turn(SETTINGS.loginBackOff());
		assertThat(current().toFuture()).isNotDone();
		assertThat(this.logins).hasSize(4);
	}

	@Test
	void keepsTheTokensOfAccountsApart() {
		loggedIn("one");
		var _ = this.tokens.current("b").toFuture();
		succeed("other");
		assertThat(this.tokens.current("a").map(Token::value).block()).isEqualTo("one");
		assertThat(this.tokens.current("b").map(Token::value).block()).isEqualTo("other");
	}

	@Test
	void makesAFaultOfWhateverFailsALogin() {
		Tokens broken = new Tokens(SETTINGS, this.ticker, (account) -> (outdated) -> {
			throw new IllegalStateException("bug");
		});
		assertThatExceptionOfType(Failed.class).isThrownBy(() -> broken.current("a").block());
	}

	private Token loggedIn(String value) {
		var current = current().toFuture();
		succeed(value);
		return current.join();
	}

	private Mono<Token> current() {
		return this.tokens.current("a");
	}

	private void succeed(String value) {
		this.logins.getLast().tryEmitValue(new Secret(value)).orThrow();
	}

	private void fail() {
		this.logins.getLast().tryEmitError(new Failed("no", null, null)).orThrow();
	}

}
