package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.settings.TokenSettings;
import io.cdrfacade.platform.wire.Token;

/**
 * The current token of each account. Each login may end the token before it, so there is
 * never more than one login of an account at a time, and all who need its token wait for
 * that one. After a failed login the next is held back for a while.
 */
public final class Tokens {

	private static final Logger log = LoggerFactory.getLogger(Tokens.class);

	/** A line about a login belongs to the trace of whoever caused it. */
	private static final ContextSnapshotFactory CALLERS = ContextSnapshotFactory.builder().build();

	private final SessionLife life;

	private final Function<String, TokenSource> sources;

	private final AsyncCache<String, Session> sessions;

	/**
	 * Creates an empty store.
	 * @param settings how long tokens live
	 * @param ticker tells the time
	 * @param sources where each account's tokens come from
	 */
	public Tokens(TokenSettings settings, Ticker ticker, Function<String, TokenSource> sources) {
		this.life = new SessionLife(settings, ticker);
		this.sources = sources;
		this.sessions = Caffeine.newBuilder()
			.ticker(ticker)
			.expireAfter(Expiry.writing((String account, Session session) -> this.life.remaining(session)))
			.buildAsync();
	}

	/**
	 * Gives the token to use. When it nears its end it is renewed on the side.
	 * @param account name of the account
	 * @return its token, after a login if need be, or the fault of that login
	 */
	public Mono<Token> current(String account) {
		CompletableFuture<Session> entry = this.sessions.getIfPresent(account);
		Session session = (entry != null) ? live(entry) : null;
		if (entry == null || session == null || session.token() == null) {
			return token(claim(account, Login.first(),
					(existing) -> !this.life.hasToken(existing) && !this.life.isHeldBack(existing)), null);
		}
		if (entry.isDone() && this.life.isDue(session, session.token())) {
			var _ = claim(account, Login.renewing(session, session.token()), session::equals);
		}
		return Mono.just(session.token());
	}

	/**
	 * Gives the token that takes the place of a refused one: of those that refuse the
	 * same token only the first causes a login.
	 * @param account name of the account
	 * @param refused the token that the platform refused
	 * @return another token, or the fault of the login
	 */
	public Mono<Token> replacement(String account, Token refused) {
		return token(claim(account, Login.replacing(refused),
				(existing) -> refused.equals(existing.token()) && !this.life.isHeldBack(existing)), refused);
	}

	/**
	 * Holds logins back after one that brought no relief.
	 * @param account name of the account
	 * @param fresh a token that was refused though it came straight from a login
	 * @param fault the fault that was
	 */
	void holdBack(String account, Token fresh, PlatformException fault) {
		this.sessions.asMap().computeIfPresent(account, (name, existing) -> {
			boolean current = existing.isDone() && fresh.equals(existing.join().token());
			return current ? CompletableFuture.completedFuture(this.life.heldBack(fresh, fault)) : existing;
		});
	}

	/**
	 * Tells how old an account's token is.
	 * @param account name of the account
	 * @return the age of the token that is in use, if there is one
	 */
	@Nullable Duration age(String account) {
		CompletableFuture<Session> entry = this.sessions.getIfPresent(account);
		Session session = (entry != null) ? live(entry) : null;
		Token token = (session != null) ? session.token() : null;
		return (token != null) ? Duration.ofNanos(this.life.age(token)) : null;
	}

	/** Joins a login under way, or starts one where there is nothing to be kept. */
	private CompletableFuture<Session> claim(String account, Login mine, Predicate<Session> outdated) {
		CompletableFuture<Session> entry = this.sessions.asMap()
			.compute(account,
					(name, existing) -> (existing == null || (existing.isDone() && outdated.test(existing.join())))
							? mine : existing);
		if (entry == mine) {
			start(account, mine);
		}
		return entry;
	}

	/** Outside of the map's lock, and nobody's to cancel: others may wait for it. */
	private void start(String account, Login mine) {
		ContextSnapshot caller = CALLERS.captureAll();
		Mono.defer(() -> this.sources.apply(account).next(mine.outdated))
			.contextCapture()
			.subscribe((token) -> mine.complete(new Session(token, null, 0)),
					caller.wrap((Throwable error) -> mine.complete(failed(account, mine.before, error))));
	}

	private Session failed(String account, @Nullable Session before, Throwable error) {
		PlatformException fault = fault(account, error);
		return this.life.heldBack((before != null && this.life.hasToken(before)) ? before.token() : null, fault);
	}

	private static PlatformException fault(String account, Throwable error) {
		if (error instanceof PlatformException fault) {
			log.warn("Account {}: login failed: {} ({})", account, fault.getMessage(), fault.answer());
			return fault;
		}
		log.error("Account {}: login failed", account, error);
		return new PlatformException.Failed("The login failed", null, error);
	}

	/** The session with a token to use; during a renewal, the one before it. */
	private @Nullable Session live(CompletableFuture<Session> entry) {
		Session session = entry.isDone() ? entry.join() : null;
		if (entry instanceof Login underWay && session == null) {
			session = underWay.before;
		}
		return (session != null && this.life.hasToken(session)) ? session : null;
	}

	private Mono<Token> token(CompletableFuture<Session> entry, @Nullable Token refused) {
		return Mono.fromFuture(entry, true).map((session) -> {
			Token token = session.token();
			if (token == null || token.equals(refused) || !this.life.hasToken(session)) {
				throw session.requireFault();
			}
			return token;
		});
	}

	/** A login under way. It always ends well, with the fault in the session. */
	private static final class Login extends CompletableFuture<Session> {

		private final @Nullable Session before;

		private final @Nullable Token outdated;

		private Login(@Nullable Session before, @Nullable Token outdated) {
			this.before = before;
			this.outdated = outdated;
		}

		static Login first() {
			return new Login(null, null);
		}

		/** The session before is used meanwhile, and if this fails. */
		static Login renewing(Session before, Token outdated) {
			return new Login(before, outdated);
		}

		static Login replacing(Token refused) {
			return new Login(null, refused);
		}

	}

}
