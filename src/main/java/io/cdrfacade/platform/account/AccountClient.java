package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.Objects;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.settings.Secret;
import io.cdrfacade.platform.wire.Deadline;
import io.cdrfacade.platform.wire.Envelope;
import io.cdrfacade.platform.wire.Operation;
import io.cdrfacade.platform.wire.Refusals;
import io.cdrfacade.platform.wire.Token;
import io.cdrfacade.platform.wire.WireClient;

/**
 * Calls operations under an account's token. When the platform refuses the token, the
 * call is made once more with another one: a refused call has done nothing. A token that
 * comes straight from a login is the last one to be tried.
 */
final class AccountClient implements AutoCloseable {

	/** How many tokens are tried in place of a refused one. */
	private static final int MOST_TOKENS = 3;

	private final WireClient wire;

	private final GuardedWire guarded;

	private final Tokens tokens;

	private final Duration loginTime;

	/**
	 * Creates a client.
	 * @param wire sends the forms
	 * @param guarded decides when and how often
	 * @param tokens keeps the token
	 * @param loginTime longest time for a login, which has a deadline of its own as many
	 * may wait for it
	 */
	AccountClient(WireClient wire, GuardedWire guarded, Tokens tokens, Duration loginTime) {
		this.wire = wire;
		this.guarded = guarded;
		this.tokens = tokens;
		this.loginTime = loginTime;
	}

	/**
	 * Calls an operation.
	 * @param call what to call
	 * @return the result
	 */
	<T> T call(Call<T> call) throws InterruptedException {
		Deadline deadline = call.request().deadline();
		Token token = deadline.await(this.tokens.current(this.wire.account()));
		Envelope<T> envelope = send(call, token);
		for (int replaced = 0; envelope.refusesToken(); replaced++) {
			if (replaced > 0 && !isWorthAnother(token, replaced)) {
				throw giveUp(envelope, token);
			}
			token = deadline.await(this.tokens.replacement(this.wire.account(), token));
			envelope = send(call, token);
		}
		return result(envelope);
	}

	/** What another replica has logged in for may have ended, too. */
	private static boolean isWorthAnother(Token refused, int replaced) {
		return refused.found() && replaced < MOST_TOKENS;
	}

	private <T> Envelope<T> send(Call<T> call, Token token) throws InterruptedException {
		Request request = call.request();
		return this.guarded.send(request,
				() -> checked(this.wire.exchange(call.form().apply(token), call.reader().get(), request.deadline()),
						token));
	}

	private <T> Envelope<T> checked(Envelope<T> envelope, Token token) {
		if (envelope.result() == null && !envelope.refusesToken()) {
			throw Refusals.ofCall(this.wire.answer(envelope, token));
		}
		return envelope;
	}

	private PlatformException giveUp(Envelope<?> envelope, Token token) {
		PlatformException fault = Refusals.ofFreshToken(this.wire.answer(envelope, token));
		this.tokens.holdBack(this.wire.account(), token, fault);
		return fault;
	}

	private static <T> T result(Envelope<T> envelope) {
		return Objects.requireNonNull(envelope.result(), "What is no refusal has a result");
	}

	/** Logs in, as no more than one at a time should. */
	Secret login() throws InterruptedException {
		Deadline deadline = Deadline.in(this.loginTime);
		Request request = new Request(Operation.LOGIN, true, deadline);
		return result(this.guarded.send(request, () -> this.wire.login(deadline)));
	}

	Breaker breaker() {
		return this.guarded.breaker();
	}

	@Override
	public void close() {
		this.wire.close();
	}

}
