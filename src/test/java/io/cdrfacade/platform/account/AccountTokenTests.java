package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.context.ContextRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.platform.Workbench;
import io.cdrfacade.platform.settings.TokenSettings;
import io.cdrfacade.platform.wire.Deadline;
import io.cdrfacade.platform.wire.Token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Renewals, with logins that end when the test says so. */
class AccountTokenTests {

	private static final TokenSettings SETTINGS = PlatformClients.TOKENS;

	private static final Duration LONG = Duration.ofSeconds(20);

	private static final Deadline FAR = Deadline.in(Duration.ofDays(1));

	private final List<CompletableFuture<String>> logins = new CopyOnWriteArrayList<>();

	private final Turnable ticker = new Turnable();

	private final AccountToken token = new AccountToken("a", SETTINGS, this.ticker, this::login);

	@Test
	void usesTheOldTokenWhileItIsRenewed() throws InterruptedException {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current()).isEqualTo(old);
		awaitLogins(2);
		assertThat(current()).isEqualTo(old);
		succeed("new");
		awaitToken("new");
		assertThat(this.logins).hasSize(2);
	}

	@Test
	void waitsForTheRenewalWhenTheOldTokenIsRefused() throws InterruptedException {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current()).isEqualTo(old);
		awaitLogins(2);
		CompletableFuture<String> replacement = begin(old);
		assertThat(replacement).isNotDone();
		succeed("new");
		assertThat(replacement).succeedsWithin(LONG).isEqualTo("new");
		assertThat(this.logins).hasSize(2);
	}

	@Test
	void waitsForTheRenewalWhenTheOldTokenEndsMeanwhile() throws InterruptedException {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current()).isEqualTo(old);
		awaitLogins(2);
		this.ticker.turn(SETTINGS.renewalMargin());
		CompletableFuture<String> current = begin(null);
		assertThat(current).isNotDone();
		succeed("new");
		assertThat(current).succeedsWithin(LONG).isEqualTo("new");
		assertThat(this.logins).hasSize(2);
	}

	@Test
	void goesOnWithTheOldTokenWhenTheRenewalFails() throws InterruptedException {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current()).isEqualTo(old);
		awaitLogins(2);
		failRenewal(old);
		assertThat(current()).isEqualTo(old);
		this.ticker.turn(SETTINGS.loginBackOff().minusNanos(1));
		assertThat(current()).isEqualTo(old);
		assertThat(this.logins).hasSize(2);
		this.ticker.turn(Duration.ofNanos(1));
		assertThat(current()).isEqualTo(old);
		awaitLogins(3);
		succeed("new");
		awaitToken("new");
	}

	@Test
	void tellsTheFaultWhenTheOldTokenIsRefusedAfterAFailedRenewal() throws InterruptedException {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current()).isEqualTo(old);
		awaitLogins(2);
		CompletableFuture<String> joined = begin(old);
		fail();
		assertThat(joined).failsWithin(LONG);
		assertThatExceptionOfType(Failed.class).isThrownBy(() -> this.token.replacement(old, FAR));
		assertThat(this.logins).hasSize(2);
		this.ticker.turn(SETTINGS.loginBackOff());
		CompletableFuture<String> again = begin(old);
		awaitLogins(3);
		assertThat(again).isNotDone();
	}

	@Test
	void endsATokenThatCannotBeRenewed() throws InterruptedException {
		Token old = loggedIn("old");
		this.ticker.turn(SETTINGS.renewalAge());
		assertThat(current()).isEqualTo(old);
		awaitLogins(2);
		failRenewal(old);
		this.ticker.turn(SETTINGS.renewalMargin().minusNanos(1));
		assertThat(current()).isEqualTo(old);
		awaitLogins(3);
		failRenewal(old);
		this.ticker.turn(Duration.ofNanos(1));
		assertThatExceptionOfType(Failed.class).isThrownBy(this::current);
		assertThat(this.logins).hasSize(3);
		this.ticker.turn(SETTINGS.loginBackOff());
		CompletableFuture<String> again = begin(null);
		awaitLogins(4);
		assertThat(again).isNotDone();
	}

	@Test
	void keepsTheTokensOfAccountsApart() throws InterruptedException {
		AccountToken other = new AccountToken("b", SETTINGS, this.ticker,
				(_) -> new Token("other", this.ticker.read(), false));
		loggedIn("one");
		assertThat(other.current(FAR).value()).isEqualTo("other");
		assertThat(current().value()).isEqualTo("one");
		assertThat(other.current(FAR).value()).isEqualTo("other");
	}

	@Test
	void makesAFaultOfWhateverFailsALogin() {
		AccountToken broken = new AccountToken("a", SETTINGS, this.ticker, (_) -> {
			throw new IllegalStateException("bug");
		});
		assertThatExceptionOfType(Failed.class).isThrownBy(() -> broken.current(FAR));
	}

	/** Other tests run at the same time, and share the registry. */
	@Test
	void logsInAfterALoginThatCouldNotBegin() throws InterruptedException {
		ContextRegistry contexts = ContextRegistry.getInstance();
		Thread caller = Thread.currentThread();
		contexts.registerThreadLocalAccessor("faulty", () -> {
			if (Thread.currentThread() == caller) {
				throw new IllegalStateException("No context");
			}
			return null;
		}, (_) -> {
		}, () -> {
		});
		try {
			assertThatIllegalStateException().isThrownBy(() -> this.token.current(FAR));
		}
		finally {
			contexts.removeThreadLocalAccessor("faulty");
		}
		assertThat(loggedIn("new")).isEqualTo(current());
	}

	@Test
	void letsACallWaitOnlyUntilItsDeadline() throws InterruptedException {
		assertThatExceptionOfType(TimedOut.class)
			.isThrownBy(() -> this.token.current(Deadline.in(Duration.ofMillis(20))));
		awaitLogins(1);
		succeed("late");
		awaitToken("late");
		assertThat(this.logins).hasSize(1);
	}

	private Token login(@Nullable Token outdated) throws InterruptedException {
		CompletableFuture<String> login = new CompletableFuture<>();
		this.logins.add(login);
		try {
			return new Token(login.join(), this.ticker.read(), false);
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof Failed fault) ? fault : ex;
		}
	}

	private Token loggedIn(String value) throws InterruptedException {
		CompletableFuture<String> first = begin(null);
		awaitLogins(1);
		succeed(value);
		first.join();
		return current();
	}

	private Token current() throws InterruptedException {
		return this.token.current(FAR);
	}

	/** Begins to ask for the token, or for another one than a refused token. */
	private CompletableFuture<String> begin(@Nullable Token refused) {
		CompletableFuture<String> value = new CompletableFuture<>();
		Thread.ofVirtual().start(() -> {
			try {
				Token result = (refused != null) ? this.token.replacement(refused, FAR) : current();
				value.complete(result.value());
			}
			catch (InterruptedException | RuntimeException ex) {
				value.completeExceptionally(ex);
			}
		});
		return value;
	}

	private void awaitLogins(int count) {
		Workbench.await(() -> this.logins.size() == count);
	}

	private void awaitToken(String value) {
		Workbench.await(() -> {
			try {
				return current().value().equals(value);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

	private void succeed(String value) {
		this.logins.getLast().complete(value);
	}

	private void fail() {
		this.logins.getLast().completeExceptionally(new Failed("no", null, null));
	}

	/** A refused token shows when the fault of the renewal is known. */
	private void failRenewal(Token old) {
		fail();
		assertThatExceptionOfType(Failed.class).isThrownBy(() -> this.token.replacement(old, FAR));
	}

}
