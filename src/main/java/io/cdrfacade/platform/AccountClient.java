package io.cdrfacade.platform;

import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;

/**
 * Calls operations under an account's token. When the platform refuses the token, the
 * call is made once more with another one: a refused call has done nothing.
 */
final class AccountClient {

	private final WireClient wire;

	private final Tokens tokens;

	AccountClient(WireClient wire, Tokens tokens) {
		this.wire = wire;
		this.tokens = tokens;
	}

	/**
	 * Calls an operation.
	 * @param form makes the form with a token in it
	 * @param reader makes a reader of the result
	 * @return the result, or a {@link PlatformException}
	 */
	<T> Mono<T> call(Function<Token, Form> form, Supplier<? extends ResultReader<T>> reader) {
		return this.tokens.current(this.wire.account())
			.flatMap((token) -> this.wire.exchange(form.apply(token), reader.get())
				.flatMap((envelope) -> envelope.refusesToken() ? again(token, form, reader) : result(envelope, token)))
			.timeout(this.wire.deadline())
			.onErrorMap(TimeoutException.class, ConnectionFaults::noAnswer);
	}

	private <T> Mono<T> again(Token refused, Function<Token, Form> form, Supplier<? extends ResultReader<T>> reader) {
		return this.tokens.replacement(this.wire.account(), refused)
			.flatMap((token) -> this.wire.exchange(form.apply(token), reader.get())
				.flatMap((envelope) -> envelope.refusesToken() ? Mono.error(giveUp(envelope, token))
						: result(envelope, token)));
	}

	private PlatformException giveUp(Envelope<?> envelope, Token token) {
		PlatformException fault = Refusals.ofFreshToken(this.wire.answer(envelope, token));
		this.tokens.holdBack(this.wire.account(), token, fault);
		return fault;
	}

	private <T> Mono<T> result(Envelope<T> envelope, Token token) {
		T result = envelope.result();
		return (result != null) ? Mono.just(result)
				: Mono.error(() -> Refusals.ofCall(this.wire.answer(envelope, token)));
	}

}
