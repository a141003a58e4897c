package io.cdrfacade.platform.account;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetricsPublisher;
import io.github.resilience4j.micrometer.tagged.TaggedRateLimiterMetricsPublisher;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.wire.Envelope;
import io.cdrfacade.platform.wire.Faults;
import io.cdrfacade.platform.wire.Operation;

/** Counts and times what an account does at the platform. */
final class AccountMeters {

	private static final String ACCOUNT = "account";

	private static final String OUTCOME = "outcome";

	private static final String SUCCESS = "success";

	/** A caller left before the answer came. */
	private static final String CANCELLED = "cancelled";

	private final String account;

	private final MeterRegistry registry;

	/**
	 * Kept here, as looking one up in the registry costs more than the rest of this
	 * class.
	 */
	private final Map<Outcome, Timer> timers = new ConcurrentHashMap<>();

	AccountMeters(String account, MeterRegistry registry) {
		this.account = account;
		this.registry = registry;
	}

	String account() {
		return this.account;
	}

	/** Shows how old the token is; no number without one. */
	void bindTokenAge(Supplier<@Nullable Duration> age) {
		Gauge.builder("cdr.platform.token.age", () -> {
			Duration now = age.get();
			return (now != null) ? now.toMillis() / 1000.0 : Double.NaN;
		})
			.description("Age of the account's token")
			.baseUnit("seconds")
			.tag(ACCOUNT, this.account)
			.register(this.registry);
	}

	/** Shows the state of what guards the account's calls. */
	PermitMeters bind(PermitQueue permits, Breaker breaker, @Nullable RateLimiter rate) {
		new TaggedCircuitBreakerMetricsPublisher(this.registry).publishMetrics(breaker.circuit());
		if (rate != null) {
			new TaggedRateLimiterMetricsPublisher(this.registry).publishMetrics(rate);
		}
		return new PermitMeters(permits, this.account, this.registry);
	}

	/** Times each request that is sent. */
	<E extends Envelope<?>> E timed(Operation operation, Attempt<E> request) throws InterruptedException {
		Timer.Sample sample = start();
		try {
			E envelope = request.make();
			sample.stop(timer(operation, envelope.refusesToken() ? "not-authorised" : SUCCESS));
			return envelope;
		}
		catch (InterruptedException ex) {
			sample.stop(timer(operation, CANCELLED));
			throw ex;
		}
		catch (RuntimeException ex) {
			sample.stop(timer(operation, Faults.outcome(ex)));
			throw ex;
		}
	}

	private Timer timer(Operation operation, String outcome) {
		return this.timers.computeIfAbsent(new Outcome(operation, outcome), this::register);
	}

	private Timer register(Outcome outcome) {
		return Timer.builder("cdr.platform.requests")
			.description("Requests to the platform")
			.tags(ACCOUNT, this.account, "operation", outcome.operation().toString(), OUTCOME, outcome.name())
			.register(this.registry);
	}

	Timer.Sample start() {
		return Timer.start(this.registry);
	}

	/** Counts a call that got no permit, and how long it waited for one. */
	void turnedAway(Operation operation, Timer.Sample wait, PlatformException fault) {
		wait.stop(timer(operation, Faults.outcome(fault)));
	}

	/** Counts a request that is sent once more. */
	void retried() {
		Counter.builder("cdr.platform.retries")
			.description("Requests that were sent once more")
			.tag(ACCOUNT, this.account)
			.register(this.registry)
			.increment();
	}

	/** Counts logins, each with all its retries as one. */
	<T> T counted(Attempt<T> login) throws InterruptedException {
		try {
			T result = login.make();
			login(SUCCESS);
			return result;
		}
		catch (RuntimeException ex) {
			login(Faults.outcome(ex));
			throw ex;
		}
	}

	private void login(String outcome) {
		Counter.builder("cdr.platform.logins")
			.description("Logins, with all their retries as one")
			.tags(ACCOUNT, this.account, OUTCOME, outcome)
			.register(this.registry)
			.increment();
	}

	/** How a request ended. */
	private record Outcome(Operation operation, String name) {
	}

}
