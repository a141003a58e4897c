package io.cdrfacade.platform.account;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.cdrfacade.platform.FakeReplicaStore;
import io.cdrfacade.platform.PlatformClients;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.Turnable;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.FormEncoding;
import io.cdrfacade.platform.wire.Token;

import static org.assertj.core.api.Assertions.assertThat;

/** Two replicas that need a token, with logins that end when the test says so. */
class SharedLoginsTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private final FakeReplicaStore store = new FakeReplicaStore();

	private final Turnable ticker = new Turnable();

	private final List<CompletableFuture<String>> logins = new CopyOnWriteArrayList<>();

	private final SharedLogins here = replica(LONG);

	private final SharedLogins there = replica(LONG);

	@Test
	void logsInOnceForBoth() {
		CompletableFuture<Token> one = begin(this.here, null);
		awaitLogins(1);
		CompletableFuture<Token> two = begin(this.there, null);
		succeed("new");
		assertThat(one.join()).isEqualTo(new Token("new", this.ticker.read(), false));
		assertThat(two.join().value()).isEqualTo("new");
		assertThat(two.join().found()).isTrue();
		assertThat(this.logins).hasSize(1);
		assertThat(this.store.claims).isEmpty();
	}

	@Test
	void replacesATokenOnce() {
		Token old = loggedIn("old");
		CompletableFuture<Token> one = begin(this.here, old);
		awaitLogins(2);
		CompletableFuture<Token> two = begin(this.there, old);
		succeed("new");
		assertThat(one.join().value()).isEqualTo("new");
		assertThat(two.join().value()).isEqualTo("new");
		assertThat(begin(this.there, old).join().value()).isEqualTo("new");
		assertThat(this.logins).hasSize(2);
	}

	@Test
	void leavesTheLoginToTheNextWhenOneFails() {
		CompletableFuture<Token> one = begin(this.here, null);
		awaitLogins(1);
		CompletableFuture<Token> two = begin(this.there, null);
		this.logins.getLast().completeExceptionally(new Failed("no", null, null));
		awaitLogins(2);
		assertThat(one).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(Failed.class);
		succeed("new");
		assertThat(two.join().value()).isEqualTo("new");
	}

	@Test
	void takesOverFromAReplicaThatDied() {
		this.store.claims.put(claimName(), "the dead");
		CompletableFuture<Token> one = begin(this.here, null);
		assertThat(one).isNotDone();
		assertThat(this.logins).isEmpty();
		this.store.claims.clear();
		awaitLogins(1);
		succeed("new");
		assertThat(one.join().value()).isEqualTo("new");
	}

	@Test
	void waitsForAnotherReplicaOnlySoLong() {
		this.store.claims.put(claimName(), "the slow");
		CompletableFuture<Token> one = begin(replica(Duration.ofMillis(20)), null);
		assertThat(one).failsWithin(LONG).withThrowableThat().withCauseInstanceOf(TimedOut.class);
		assertThat(this.logins).isEmpty();
		assertThat(this.store.claims).containsValue("the slow");
	}

	@Test
	void logsInAloneWhileTheStoreIsOutOfReach() {
		this.store.claims.put(claimName(), "another replica");
		this.store.outOfReach(true);
		CompletableFuture<Token> one = begin(this.here, null);
		awaitLogins(1);
		succeed("new");
		assertThat(one.join().value()).isEqualTo("new");
		assertThat(this.store.texts).isEmpty();
	}

	/** The store goes away after the login, before the token is stored. */
	@Test
	void keepsATokenThatItCannotShare() {
		CompletableFuture<Token> one = begin(this.here, null);
		awaitLogins(1);
		this.store.outOfReach(true);
		succeed("new");
		assertThat(one.join().value()).isEqualTo("new");
	}

	/** The claim's name, which no replica knows before it has claimed it once. */
	private String claimName() {
		loggedIn("any");
		String name = this.store.texts.keySet().iterator().next() + ":login";
		this.store.texts.clear();
		this.logins.clear();
		return name;
	}

	private Token loggedIn(String value) {
		CompletableFuture<Token> token = begin(this.here, null);
		awaitLogins(1);
		succeed(value);
		return token.join();
	}

	private static CompletableFuture<Token> begin(SharedLogins replica, @Nullable Token outdated) {
		CompletableFuture<Token> token = new CompletableFuture<>();
		Thread.ofVirtual().start(() -> {
			try {
				token.complete(replica.next(outdated));
			}
			catch (InterruptedException | RuntimeException ex) {
				token.completeExceptionally(ex);
			}
		});
		return token;
	}

	private void awaitLogins(int count) {
		Awaitility.await().until(() -> this.logins.size() == count);
	}

	private void succeed(String value) {
		this.logins.getLast().complete(value);
	}

	private Token login(@Nullable Token outdated) {
		CompletableFuture<String> login = new CompletableFuture<>();
		this.logins.add(login);
		try {
			return new Token(login.join(), this.ticker.read(), false);
		}
		catch (CompletionException ex) {
			throw (ex.getCause() instanceof Failed fault) ? fault : ex;
		}
	}

	private SharedLogins replica(Duration longest) {
		AccountSettings account = PlatformClients.settings(URI.create("http://platform.example/"),
				FormEncoding.MULTIPART);
		TokenSlot slot = new TokenSlot(this.store, account, Duration.ofHours(12), this.ticker);
		return new SharedLogins(slot, this::login, Duration.ofMillis(1), longest);
	}

}
