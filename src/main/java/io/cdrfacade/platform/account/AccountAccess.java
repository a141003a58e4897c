package io.cdrfacade.platform.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.settings.AccountSettings;
import io.cdrfacade.platform.settings.Secret;
import io.cdrfacade.platform.wire.ConnectionFaults;
import io.cdrfacade.platform.wire.Deadline;
import io.cdrfacade.platform.wire.Form;
import io.cdrfacade.platform.wire.Operation;
import io.cdrfacade.platform.wire.ResultReader;
import io.cdrfacade.platform.wire.Token;
import io.cdrfacade.platform.wire.WireClient;

/**
 * All of one account's calls: its free places, its deadline, its circuit breaker, its
 * connections. Accounts share nothing that can run out.
 */
public final class AccountAccess implements AutoCloseable {

	private static final ContextSnapshotFactory CALLERS = ContextSnapshotFactory.builder().build();

	/** Has room for a login of every account. */
	private static final Scheduler LOGINS = Schedulers.fromExecutor((login) -> Thread.ofVirtual().start(login));

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
	public <T> T call(Operation operation, Function<Token, Form> form, Supplier<? extends ResultReader<T>> reader,
			boolean harmless) {
		Request request = new Request(operation, harmless, Deadline.in(this.requestTimeout));
		return this.admission.run(operation, () -> await(new Call<>(form, reader, request)));
	}

	/** A caller who leaves ends the call. */
	private <T> T await(Call<T> call) {
		try {
			return this.client.call(call);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw ConnectionFaults.givenUp(ex);
		}
	}

	/**
	 * Logs in, on a thread of its own, as many may wait for it; but in the trace of
	 * whoever caused it.
	 */
	Mono<Secret> login() {
		return Mono.deferContextual(
				(caller) -> Mono.fromCallable(CALLERS.captureFrom(caller).wrap(() -> this.meters.counted(this::logIn)))
					.subscribeOn(LOGINS));
	}

	/** An error, as a full heap, would end the thread without a word to who waits. */
	private Secret logIn() throws InterruptedException {
		try {
			return this.client.login();
		}
		catch (Error ex) {
			throw new IllegalStateException("The login broke off", ex);
		}
	}

	public @Nullable Duration tokenAge() {
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
