package io.cdrfacade.platform.account;

import java.util.function.Supplier;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.micrometer.core.instrument.Timer;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.settings.ResilienceSettings;
import io.cdrfacade.platform.wire.ConnectionFaults;
import io.cdrfacade.platform.wire.Operation;

/**
 * Lets so many calls of an account in at a time. The others wait for a short while, in
 * the thread of their caller.
 */
final class Admission {

	private final Bulkhead bulkhead;

	private final AccountMeters meters;

	Admission(String account, ResilienceSettings settings, AccountMeters meters) {
		this.bulkhead = Bulkhead.of(account,
				BulkheadConfig.custom()
					.maxConcurrentCalls(settings.maxConcurrentCalls())
					.maxWaitDuration(settings.maxCallWait())
					.writableStackTraceEnabled(false)
					.build());
		this.meters = meters;
		meters.bind(this.bulkhead);
	}

	/**
	 * Makes a call when there is room for it.
	 * @param operation what it calls
	 * @param call the call
	 * @return what comes of it
	 * @throws PlatformException.Busy if there is no room for too long
	 */
	<T> T run(Operation operation, Supplier<T> call) {
		enter(operation);
		try {
			return call.get();
		}
		finally {
			this.bulkhead.onComplete();
		}
	}

	private void enter(Operation operation) {
		Timer.Sample wait = this.meters.start();
		if (!this.bulkhead.tryAcquirePermission()) {
			PlatformException fault = refused();
			this.meters.turnedAway(operation, wait, fault);
			throw fault;
		}
	}

	private static PlatformException refused() {
		return Thread.currentThread().isInterrupted()
				? ConnectionFaults.givenUp(new InterruptedException("Interrupted while waiting for a free place"))
				: new PlatformException.Busy("As many calls to the platform as the account may make are under way",
						null);
	}

}
