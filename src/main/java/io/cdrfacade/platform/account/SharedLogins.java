package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.wire.Token;

/**
 * Logs in once for all replicas: takes the token that another has left, and logs in, one
 * replica at a time, only where there is none.
 */
final class SharedLogins implements TokenSource {

	/** How soon another replica takes over from one that dies while it logs in. */
	private static final Duration CLAIM = Duration.ofSeconds(3);

	private static final Duration RENEWAL = CLAIM.dividedBy(3);

	private final TokenSlot slot;

	private final TokenSource login;

	private final Timing timing;

	SharedLogins(TokenSlot slot, TokenSource login, Timing timing) {
		this.slot = slot;
		this.login = login;
		this.timing = timing;
	}

	/**
	 * How to wait.
	 *
	 * @param pause how often to look whether another replica has logged in
	 * @param longest how long to wait for that
	 * @param blocking where to wait for the store
	 */
	record Timing(Duration pause, Duration longest, Scheduler blocking) {
	}

	@Override
	public Mono<Token> next(@Nullable Token outdated) {
		String owner = UUID.randomUUID().toString();
		long looks = Math.max(1, this.timing.longest().dividedBy(this.timing.pause()));
		return found(outdated).switchIfEmpty(claimed(owner).flatMap((_) -> inTurn(owner, outdated)))
			.repeatWhenEmpty((rounds) -> rounds.take(looks).delayElements(this.timing.pause(), this.timing.blocking()))
			.switchIfEmpty(Mono.error(SharedLogins::waitedInVain));
	}

	private Mono<Token> found(@Nullable Token outdated) {
		return ask(() -> this.slot.find(outdated));
	}

	private Mono<Boolean> claimed(String owner) {
		return ask(() -> this.slot.claim(owner, CLAIM)).filter((granted) -> granted);
	}

	/** The one before may have ended its turn just now, so this looks once more. */
	private Mono<Token> inTurn(String owner, @Nullable Token outdated) {
		return Mono.usingWhen(Mono.fromSupplier(() -> keepClaim(owner)),
				(_) -> found(outdated).switchIfEmpty(this.login.next(outdated).flatMap(this::left)),
				(renewal) -> ask(() -> ended(renewal, owner)));
	}

	private Disposable keepClaim(String owner) {
		return this.timing.blocking()
			.schedulePeriodically(() -> this.slot.prolong(owner, CLAIM), RENEWAL.toMillis(), RENEWAL.toMillis(),
					TimeUnit.MILLISECONDS);
	}

	private boolean ended(Disposable renewal, String owner) {
		renewal.dispose();
		this.slot.release(owner);
		return true;
	}

	private Mono<Token> left(Token token) {
		return ask(() -> {
			this.slot.leave(token);
			return token;
		});
	}

	/** The store blocks, and most who ask for tokens must not. */
	private <T> Mono<T> ask(Callable<@Nullable T> question) {
		return Mono.<T>fromCallable(question).subscribeOn(this.timing.blocking());
	}

	private static PlatformException waitedInVain() {
		return new PlatformException.TimedOut("Another replica's login did not end in time", new TimeoutException());
	}

}
