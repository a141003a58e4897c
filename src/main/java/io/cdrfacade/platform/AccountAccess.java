package io.cdrfacade.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * All of one account's calls: its free places, its deadline, its circuit breaker, its
 * connections. Accounts share nothing that can run out.
 */
final class AccountAccess implements AutoCloseable {

	private final String name;

	private final Duration requestTimeout;

	private final Tokens tokens;

	private final AccountMeters meters;

	private final Admission admission;

	private final AccountClient client;

	AccountAccess(AccountSettings settings, WireClient wire, Tokens tokens, AccountMeters meters, Clock clock) {
		this.name = settings.name();
		this.requestTimeout = settings.limits().requestTimeout();
		this.tokens = tokens;
		this.meters = meters;
		this.admission = new Admission(settings.name(), settings.resilience(), meters);
		this.client = new AccountClient(wire, new GuardedWire(settings.name(), settings.resilience(), meters, clock),
				tokens, this.requestTimeout);
		meters.bindTokenAge(this::tokenAge);
	}

	/**
	 * Calls an operation and waits for its result.
	 * @param operation the operation
	 * @param form makes the form with a token in it
	 * @param reader makes a reader of the result
	 * @param harmless whether the call leaves nothing behind at the platform
	 * @return the result
	 * @throws PlatformException if there is none
	 */
	<T> T call(Operation operation, Function<Token, Form> form, Supplier<? extends ResultReader<T>> reader,
			boolean harmless) {
		Request request = new Request(operation, harmless, Deadline.in(this.requestTimeout));
		return this.admission.run(operation, () -> await(this.client.call(new Call<>(form, reader, request))));
	}

	/**
	 * Waits for as long as the call's own deadline allows; a caller who leaves ends the
	 * call. What is sent belongs to the caller's trace.
	 */
	private static <T> T await(Mono<T> call) {
		CompletableFuture<@Nullable T> result = call.contextCapture().toFuture();
		try {
			return Objects.requireNonNull(result.get(), "A call that ends well has a result");
		}
		catch (InterruptedException ex) {
			result.cancel(true);
			Thread.currentThread().interrupt();
			throw ConnectionFaults.givenUp(ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException fault) ? fault : new IllegalStateException(ex);
		}
	}

	Mono<Secret> login() {
		return this.meters.counted(this.client.login());
	}

	@Nullable Duration tokenAge() {
		return this.tokens.age(this.name);
	}

	@Nullable Instant lastSuccess() {
		return this.meters.lastSuccess();
	}

	Breaker breaker() {
		return this.client.breaker();
	}

	@Override
	public void close() {
		this.client.close();
	}

}
