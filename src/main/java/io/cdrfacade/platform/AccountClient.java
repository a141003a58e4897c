package io.cdrfacade.platform;

import java.time.Duration;
import java.util.Objects;

import reactor.core.publisher.Mono;

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
	 * @return the result, or a {@link PlatformException}
	 */
	<T> Mono<T> call(Call<T> call) {
		return call.request()
			.deadline()
			.limit(() -> this.tokens.current(this.wire.account()))
			.flatMap((token) -> send(call, token).flatMap((envelope) -> envelope.refusesToken()
					? again(call, token, MOST_TOKENS) : Mono.just(result(envelope))));
	}

	private <T> Mono<T> again(Call<T> call, Token refused, int tries) {
		return call.request()
			.deadline()
			.limit(() -> this.tokens.replacement(this.wire.account(), refused))
			.flatMap((token) -> send(call, token).flatMap((envelope) -> envelope.refusesToken()
					? refusedAgain(call, envelope, token, tries - 1) : Mono.just(result(envelope))));
	}

	/** What another replica has logged in for may have ended, too. */
	private <T> Mono<T> refusedAgain(Call<T> call, Envelope<T> envelope, Token token, int tries) {
		return (token.found() && tries > 0) ? again(call, token, tries) : Mono.error(giveUp(envelope, token));
	}

	private <T> Mono<Envelope<T>> send(Call<T> call, Token token) {
		Mono<Envelope<T>> exchange = Mono.defer(() -> this.wire.exchange(call.form().apply(token), call.reader().get()))
			.map((envelope) -> checked(envelope, token));
		return this.guarded.send(call.request(), exchange);
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
	Mono<Secret> login() {
		return Mono.defer(() -> {
			Request request = new Request(Operation.LOGIN, true, Deadline.in(this.loginTime));
			return this.guarded.send(request, this.wire.login()).map(AccountClient::result);
		});
	}

	Breaker breaker() {
		return this.guarded.breaker();
	}

	@Override
	public void close() {
		this.wire.close();
	}

}
