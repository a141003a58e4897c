package io.cdrfacade.platform.account;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.TokenSettings;
import io.cdrfacade.platform.wire.ConnectionFaults;
import io.cdrfacade.platform.wire.Deadline;
import io.cdrfacade.platform.wire.Envelope;
import io.cdrfacade.platform.wire.Envelope.Refusal;
import io.cdrfacade.platform.wire.Envelope.Success;
import io.cdrfacade.platform.wire.Form;
import io.cdrfacade.platform.wire.Operation;
import io.cdrfacade.platform.wire.RefusalFaults;
import io.cdrfacade.platform.wire.ResultReader;
import io.cdrfacade.platform.wire.Token;
import io.cdrfacade.platform.wire.WireClient;

/**
 * Makes the calls of one account, with its permits, deadline, circuit breaker,
 * connections and token. Accounts share nothing that can run out.
 * <p>
 * When the platform refuses the token, the request is sent once more with another token:
 * a refused request has done nothing. A refused token is replaced at least once. A
 * replacement that comes straight from a login is the last one that is tried, unless
 * another replica may have ended it.
 */
public final class AccountAccess implements AutoCloseable {

	/** How many tokens are tried in place of a refused one. */
	private static final int MAX_TOKENS = 3;

	/** How often to look whether another replica has logged in. */
	private static final Duration CHECK_INTERVAL = Duration.ofMillis(50);

	private final Duration requestTimeout;

	private final WireClient wire;

	private final Ticker ticker;

	private final AccountMeters meters;

	private final AccountHealth health;

	private final Breaker breaker;

	private final Guards guards;

	private final @Nullable TokenSlot slot;

	private final AccountToken token;

	/**
	 * Creates the access to an account.
	 * @param settings the account
	 * @param tokens how long tokens live
	 * @param wire sends the account's forms
	 * @param time tells the time
	 * @param registry takes the metrics
	 * @param slot where replicas share the token, if there are several
	 */
	AccountAccess(AccountSettings settings, TokenSettings tokens, WireClient wire, Time time, MeterRegistry registry,
			@Nullable TokenSlot slot) {
		this.requestTimeout = settings.limits().requestTimeout();
		this.wire = wire;
		this.ticker = time.ticker();
		this.meters = new AccountMeters(settings.name(), registry);
		this.health = new AccountHealth(time.clock());
		this.breaker = new Breaker(settings.name(), settings.resilience().breaker(), this.ticker);
		this.guards = new Guards(settings.resilience(), this.breaker, this.meters, this.health, this.ticker);
		this.slot = slot;
		this.token = new AccountToken(settings.name(), tokens, this.ticker, (slot != null)
				? new SharedLogins(slot, this::logIn, CHECK_INTERVAL, this.requestTimeout) : this::logIn);
		this.meters.bindTokenAge(this.token::age);
	}

	/**
	 * The two kinds of time.
	 *
	 * @param ticker measures intervals
	 * @param clock tells the time of day, for people
	 */
	record Time(Ticker ticker, Clock clock) {
	}

	/**
	 * Calls an operation and waits for its result.
	 * @param operation the operation
	 * @param form makes the form with a token in it
	 * @param reader makes a reader of the result
	 * @return the result
	 * @throws PlatformException if there is none
	 */
	public <T> T call(Operation operation, Function<Token, Form> form, Supplier<? extends ResultReader<T>> reader) {
		Request request = new Request(operation, Deadline.in(this.requestTimeout));
		try {
			return this.guards.admit(operation, () -> call(request, form, reader));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw ConnectionFaults.givenUp(ex);
		}
	}

	private <T> T call(Request request, Function<Token, Form> form, Supplier<? extends ResultReader<T>> reader)
			throws InterruptedException {
		Token current = this.token.current(request.deadline());
		for (int replaced = 0;; replaced++) {
			switch (send(request, current, form, reader)) {
				case Success<T>(T result) -> {
					return result;
				}
				case Refusal<T> refusal -> {
					if (replaced > 0 && !isWorthAnother(current, replaced)) {
						throw giveUp(refusal, current);
					}
					current = this.token.replacement(current, request.deadline());
				}
			}
		}
	}

	/**
	 * A token that another replica has logged in for may have ended, too. A token of this
	 * replica may have been ended by another replica's login.
	 */
	private boolean isWorthAnother(Token refused, int replaced) {
		return replaced < MAX_TOKENS && (refused.found() || (this.slot != null && this.slot.mayHaveLost(refused)));
	}

	/** Sends a request. A refusal that this returns is one of the token. */
	private <T> Envelope<T> send(Request request, Token current, Function<Token, Form> form,
			Supplier<? extends ResultReader<T>> reader) throws InterruptedException {
		return this.guards.send(request, () -> {
			Envelope<T> envelope = this.wire.exchange(form.apply(current), reader.get(), request.deadline());
			if (envelope instanceof Refusal<T> refusal && !refusal.refusesToken()) {
				throw RefusalFaults.ofCall(this.wire.shown(refusal, current));
			}
			return envelope;
		});
	}

	private PlatformException giveUp(Refusal<?> refusal, Token fresh) {
		PlatformException fault = RefusalFaults.ofFreshToken(this.wire.shown(refusal, fresh));
		this.token.holdBack(fresh, fault);
		return fault;
	}

	/** A login has its own deadline, as several calls may wait for it. */
	private Token logIn(@Nullable Token outdated) throws InterruptedException {
		Deadline deadline = Deadline.in(this.requestTimeout);
		Request request = new Request(Operation.LOGIN, deadline);
		return this.meters
			.counted(() -> new Token(this.guards.send(request, () -> this.wire.login(deadline)).result().value(),
					this.ticker.read(), false));
	}

	@Nullable Duration tokenAge() {
		return this.token.age();
	}

	/**
	 * Logs in, unless there is a token.
	 * @throws PlatformException if the login failed or takes too long
	 */
	void ensureToken() throws InterruptedException {
		this.token.current(Deadline.in(this.requestTimeout));
	}

	AccountHealth health() {
		return this.health;
	}

	Breaker breaker() {
		return this.breaker;
	}

	@Override
	public void close() {
		this.wire.close();
	}

}
