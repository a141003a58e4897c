package io.cdrfacade.calls.changes;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.cdrfacade.platform.PlatformException;

/**
 * Polls one account on one thread, for as long as there are subscriptions and a little
 * longer.
 */
final class PollLoop {

	private static final Logger log = LoggerFactory.getLogger(PollLoop.class);

	/** How many polls it makes without a subscription before it stops. */
	private static final int LINGER = 5;

	private final EndedCalls calls;

	private final PollMonitor monitor = new PollMonitor();

	private final PollSchedule schedule;

	private final Counter successes;

	private final Counter failures;

	private int subscriptions;

	private int idle;

	private @Nullable Thread thread;

	/** Creates a loop that waits for the first subscription. */
	PollLoop(EndedCalls calls, ChangesProperties properties, MeterRegistry registry) {
		this.calls = calls;
		this.schedule = new PollSchedule(properties);
		this.successes = counter(calls.account(), "success", registry);
		this.failures = counter(calls.account(), "failure", registry);
	}

	private static Counter counter(String account, String outcome, MeterRegistry registry) {
		return Counter.builder("cdr.changes.polls")
			.tags("account", account, "outcome", outcome)
			.description("Polls for calls that have ended")
			.register(registry);
	}

	/** The results of the polls. */
	PollMonitor monitor() {
		return this.monitor;
	}

	/** The calls that it polls for. */
	EndedCalls calls() {
		return this.calls;
	}

	/**
	 * Keeps the polls going until {@link #leave()}. A platform that has failed is polled
	 * soon, as its fault may be over: the caller is told of the next poll's result if the
	 * last one failed more than an interval ago.
	 */
	synchronized void join() {
		this.subscriptions++;
		this.idle = 0;
		this.monitor.forgetIf(this.schedule::ask);
		if (this.thread == null && !this.monitor.isOver()) {
			this.monitor.begin();
			this.schedule.begin();
			this.thread = Thread.ofVirtual().name("changes").start(this::run);
		}
	}

	synchronized void leave() {
		this.subscriptions--;
	}

	/** Polls at once, if there are subscriptions. */
	void hasten() {
		this.schedule.hasten();
	}

	/** Ends all polling and waiting. */
	synchronized void close() {
		this.monitor.close();
		this.calls.close();
		if (this.thread != null) {
			this.thread.interrupt();
		}
	}

	private void run() {
		while (goesOn()) {
			RuntimeException failure = poll();
			this.schedule.polled();
			if (this.monitor.ended(failure)) {
				((failure != null) ? this.failures : this.successes).increment();
			}
			try {
				pause(failure);
			}
			catch (InterruptedException ex) {
				// The loop is closed. If it is not, only the pause ends.
			}
		}
	}

	private void pause(@Nullable RuntimeException failure) throws InterruptedException {
		if (failure != null) {
			this.schedule.awaitAfterFailure();
		}
		else {
			this.schedule.awaitAfterSuccess(this.calls.isSettled());
		}
	}

	/** Polls. Returns the failure, if it failed: the next poll may succeed. */
	private @Nullable RuntimeException poll() {
		try {
			this.calls.poll();
			return null;
		}
		catch (PlatformException ex) {
			return ex;
		}
		catch (RuntimeException | Error ex) {
			// The closing interrupts a poll, which may then fail in any way.
			if (!this.monitor.isOver()) {
				log.error("A poll for changes failed", ex);
			}
			return (ex instanceof RuntimeException fault) ? fault : new IllegalStateException(ex);
		}
	}

	/**
	 * The thread ends with the closing, or after too many polls without a subscription.
	 */
	private synchronized boolean goesOn() {
		this.idle = (this.subscriptions > 0) ? 0 : this.idle + 1;
		boolean goesOn = this.idle <= LINGER && !this.monitor.isOver();
		if (!goesOn) {
			this.thread = null;
		}
		return goesOn;
	}

}
