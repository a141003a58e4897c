package io.cdrfacade.platform.account;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;

import com.github.benmanes.caffeine.cache.Ticker;
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

	/** How soon to try again while other requests test whether the platform works. */
	private static final Duration SOON = Duration.ofSeconds(1);

	private final BreakerSettings settings;

	private final Ticker ticker;

	private final CircuitBreaker circuit;

	/** By the ticker. */
	private volatile long openUntil;

	Breaker(String account, BreakerSettings settings, Ticker ticker) {
		this.settings = settings;
		this.ticker = ticker;
		this.circuit = CircuitBreaker.of(account,
				CircuitBreakerConfig.custom()
					.slidingWindow(settings.window(), settings.minimumCalls(), SlidingWindowType.COUNT_BASED)
					.failureRateThreshold(settings.failureRate())
					.waitDurationInOpenState(settings.openTime())
					.permittedNumberOfCallsInHalfOpenState(settings.trialCalls())
					.ignoreException(Faults::isIgnored)
					.recordException(Faults::countsAsFailure)
					.writableStackTraceEnabled(false)
					.clock(new SteadyClock(ticker))
					.build());
		this.circuit.getEventPublisher().onStateTransition((event) -> changed(event.getStateTransition()));
	}

	private void changed(StateTransition transition) {
		if (transition.getToState() == State.OPEN) {
			this.openUntil = this.ticker.read() + this.settings.openTime().toNanos();
		}
		log.warn("Account {}: circuit breaker goes from {} to {}", this.circuit.getName(),
				label(transition.getFromState()), label(transition.getToState()));
	}

	/**
	 * Makes a request unless the breaker is open, and counts how it ends. A caller who
	 * leaves says nothing about the platform.
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

	/**
	 * Refuses a request that {@link #guard} would refuse now, before it uses up a turn of
	 * the rate limit. {@code guard} may still refuse it later.
	 */
	void requireAdmission() {
		enter();
		this.circuit.releasePermission();
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
		Duration left = Duration.ofNanos(this.openUntil - this.ticker.read());
		return new PlatformException.Unreachable("The platform failed too often recently and is not asked for a while",
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

	/**
	 * A clock that counts from 1970 on by a ticker, so that setting the computer's clock
	 * does not change how long the breaker is open.
	 */
	private static final class SteadyClock extends Clock {

		private final Ticker ticker;

		SteadyClock(Ticker ticker) {
			this.ticker = ticker;
		}

		@Override
		public Instant instant() {
			return Instant.EPOCH.plusNanos(this.ticker.read());
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			throw new UnsupportedOperationException("This clock has no zone");
		}

	}

}
