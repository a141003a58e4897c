package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.settings.TokenSettings;
import io.cdrfacade.platform.wire.ConnectionFaults;
import io.cdrfacade.platform.wire.Deadline;
import io.cdrfacade.platform.wire.Token;

/**
 * The token of one account. A login may end the token before it, so there is at most one
 * login at a time, and all calls that need its token wait for it. After a failed login
 * the next one is held back for a while.
 */
final class AccountToken {

	private static final Logger log = LoggerFactory.getLogger(AccountToken.class);

	/** The log lines of a login belong to the trace of the call that caused it. */
	private static final ContextSnapshotFactory CALLERS = ContextSnapshotFactory.builder().build();

	private final String account;

	private final TokenTimes times;

	private final TokenSource source;

	/** The result of the last login. During a renewal its token is still in use. */
	private volatile Session session = Session.NONE;

	/** The login that is under way. */
	private @Nullable FutureTask<Session> login;

	/**
	 * Creates an account's token, without a login.
	 * @param account name of the account
	 * @param settings how long tokens live
	 * @param ticker tells the time
	 * @param source where tokens come from
	 */
	AccountToken(String account, TokenSettings settings, Ticker ticker, TokenSource source) {
		this.account = account;
		this.times = new TokenTimes(settings, ticker);
		this.source = source;
	}

	/**
	 * Gives the token to use, after a login if there is none. When the token nears its
	 * end, it is renewed in the background.
	 * @param deadline when the call has to be over
	 * @return the token
	 * @throws PlatformException if the login failed or takes too long
	 */
	Token current(Deadline deadline) throws InterruptedException {
		Session known = this.session;
		Token token = known.token();
		if (token == null || !this.times.isAlive(token)) {
			return await(joinLogin(null), null, deadline);
		}
		if (this.times.isDue(known)) {
			renew();
		}
		return token;
	}

	/**
	 * Gives the token that replaces a refused one. Of all calls whose token is refused,
	 * only the first causes a login.
	 * @param refused the token that the platform refused
	 * @param deadline when the call has to be over
	 * @return another token
	 * @throws PlatformException if the login failed or takes too long
	 */
	Token replacement(Token refused, Deadline deadline) throws InterruptedException {
		return await(joinLogin(refused), refused, deadline);
	}

	/**
	 * Holds logins back after one that did not help.
	 * @param fresh a token that was refused though it came straight from a login
	 * @param fault the fault
	 */
	synchronized void holdBack(Token fresh, PlatformException fault) {
		if (this.login == null && fresh.equals(this.session.token())) {
			this.session = this.times.heldBack(fresh, fault);
		}
	}

	/**
	 * Tells how old the token is.
	 * @return the age of the token in use, or {@code null} without one
	 */
	@Nullable Duration age() {
		Token token = this.session.token();
		return (token != null && this.times.isAlive(token)) ? this.times.age(token) : null;
	}

	/** Joins the login under way, or begins one where it is needed and allowed. */
	private synchronized Future<Session> joinLogin(@Nullable Token refused) {
		Session known = this.session;
		Token token = known.token();
		boolean good = token != null && this.times.isAlive(token) && !token.equals(refused);
		if (this.login != null) {
			return this.login;
		}
		if (good || this.times.isHeldBack(known)) {
			return CompletableFuture.completedFuture(known);
		}
		this.session = Session.NONE;
		return start(refused, null);
	}

	private synchronized void renew() {
		Token old = this.session.token();
		if (this.login == null && old != null && this.times.isDue(this.session)) {
			var _ = start(old, old);
		}
	}

	/**
	 * No call can cancel it, as others may wait for it. The field is set after the thread
	 * has started. The login cannot end before that, as ending needs the lock.
	 */
	private FutureTask<Session> start(@Nullable Token outdated, @Nullable Token fallback) {
		FutureTask<Session> task = new FutureTask<>(() -> finish(logIn(outdated, fallback)));
		Thread.ofVirtual().start(CALLERS.captureAll().wrap(task));
		this.login = task;
		return task;
	}

	private synchronized Session finish(Session result) {
		this.session = result;
		this.login = null;
		return result;
	}

	/**
	 * Logs in. Every fault becomes part of the result, also an error such as a full heap,
	 * so that waiting calls always learn how it ended.
	 */
	private Session logIn(@Nullable Token outdated, @Nullable Token fallback) {
		try {
			return new Session(this.source.next(outdated), null, 0);
		}
		catch (Exception | Error ex) {
			return this.times.heldBack((fallback != null && this.times.isAlive(fallback)) ? fallback : null, fault(ex));
		}
	}

	private PlatformException fault(Throwable error) {
		if (error instanceof PlatformException fault) {
			log.warn("Account {}: login failed: {}{}", this.account, fault.getMessage(),
					(fault.refusal() != null) ? " (" + fault.refusal() + ")" : "");
			return fault;
		}
		log.error("Account {}: login failed", this.account, error);
		return new PlatformException.Failed("The login failed", null, error);
	}

	private Token await(Future<Session> login, @Nullable Token refused, Deadline deadline) throws InterruptedException {
		Session result = result(login, deadline);
		Token token = result.token();
		if (token == null || token.equals(refused) || !this.times.isAlive(token)) {
			throw result.requireFault();
		}
		return token;
	}

	private static Session result(Future<Session> login, Deadline deadline) throws InterruptedException {
		try {
			return login.get(deadline.remaining(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException ex) {
			throw ConnectionFaults.noAnswer(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A login has its fault in its result", ex);
		}
	}

}
