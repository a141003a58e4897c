package io.cdrfacade.platform.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.settings.BreakerSettings;
import io.cdrfacade.platform.wire.Faults;

/**
 * Leaves an account's platform alone for a while when it fails too often, and then tries
 * whether it works again.
 */
final class Breaker {

	private static final Logger log = LoggerFactory.getLogger(Breaker.class);

	/** While others try whether the platform works. */
	private static final Duration SOON = Duration.ofSeconds(1);

	private final BreakerSettings settings;

	private final Clock clock;

	private final CircuitBreaker circuit;

	private volatile Instant openUntil = Instant.MIN;

	Breaker(String account, BreakerSettings settings, Clock clock) {
		this.settings = settings;
		this.clock = clock;
		this.circuit = CircuitBreaker.of(account,
				CircuitBreakerConfig.custom()
					.slidingWindow(settings.window(), settings.minimumCalls(), SlidingWindowType.COUNT_BASED)
					.failureRateThreshold(settings.failureRate())
					.waitDurationInOpenState(settings.openTime())
					.permittedNumberOfCallsInHalfOpenState(settings.trialCalls())
					.ignoreException(Faults::isNoSign)
					.recordException(Faults::isTrouble)
					.writableStackTraceEnabled(false)
					.clock(clock)
					.build());
		this.circuit.getEventPublisher().onStateTransition((event) -> changed(event.getStateTransition()));
	}

	private void changed(StateTransition transition) {
		if (transition.getToState() == State.OPEN) {
			this.openUntil = this.clock.instant().plus(this.settings.openTime());
		}
		log.warn("Account {}: circuit breaker goes from {} to {}", this.circuit.getName(),
				label(transition.getFromState()), label(transition.getToState()));
	}

	/**
	 * Makes a request only if the platform is not left alone, and learns from it. A
	 * caller who leaves says nothing of the platform.
	 */
	<T> T guard(Attempt<T> request) throws InterruptedException {
		enter();
		long start = this.circuit.getCurrentTimestamp();
		try {
			T result = request.make();
			this.circuit.onSuccess(since(start), this.circuit.getTimestampUnit());
			return result;
		}
		catch (InterruptedException ex) {
			this.circuit.releasePermission();
			throw ex;
		}
		catch (RuntimeException | Error ex) {
			this.circuit.onError(since(start), this.circuit.getTimestampUnit(), ex);
			throw ex;
		}
	}

	private void enter() {
		try {
			this.circuit.acquirePermission();
		}
		catch (CallNotPermittedException ex) {
			throw refused(ex);
		}
	}

	private long since(long start) {
		return this.circuit.getCurrentTimestamp() - start;
	}

	private PlatformException refused(CallNotPermittedException refusal) {
		Duration left = Duration.between(this.clock.instant(), this.openUntil);
		return new PlatformException.Unreachable("The platform failed too often of late and is not asked for a while",
				refusal, left.isPositive() ? left : SOON);
	}

	boolean isClosed() {
		return this.circuit.getState() == State.CLOSED;
	}

	/** The state as words. */
	String state() {
		return label(this.circuit.getState());
	}

	CircuitBreaker circuit() {
		return this.circuit;
	}

	private static String label(State state) {
		return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

}
