package io.cdrfacade.platform.account;

import java.time.Clock;
import java.time.Instant;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformRefusal;
import io.cdrfacade.platform.wire.Envelope;
import io.cdrfacade.platform.wire.Faults;

/** How the platform answered an account's last requests. */
final class AccountHealth {

	private final Clock clock;

	private volatile @Nullable Instant lastSuccess;

	private volatile @Nullable Failure lastFailure;

	private volatile boolean failing;

	AccountHealth(Clock clock) {
		this.clock = clock;
	}

	/** Notes how a request ends. */
	<E extends Envelope<?>> E watch(Attempt<E> request) throws InterruptedException {
		try {
			E envelope = request.make();
			if (!envelope.refusesToken()) {
				this.lastSuccess = this.clock.instant();
				this.failing = false;
			}
			return envelope;
		}
		catch (PlatformException ex) {
			if (Faults.countsAsFailure(ex) || ex instanceof PlatformException.NotAuthorised) {
				this.lastFailure = Failure.of(ex, this.clock.instant());
				this.failing = true;
			}
			throw ex;
		}
	}

	/** When the platform last answered a request successfully. */
	@Nullable Instant lastSuccess() {
		return this.lastSuccess;
	}

	/** The last failure of the platform or of the credentials. */
	@Nullable Failure lastFailure() {
		return this.lastFailure;
	}

	/** Whether there has been no success since the last failure. */
	boolean isFailing() {
		return this.failing;
	}

	/**
	 * A failure, without the platform's words.
	 *
	 * @param time when it happened
	 * @param code its kind, as in metrics
	 * @param ret the status of the platform's answer, if there was one
	 */
	record Failure(Instant time, String code, @Nullable Integer ret) {

		static Failure of(PlatformException fault, Instant time) {
			PlatformRefusal refusal = fault.refusal();
			return new Failure(time, Faults.outcome(fault), (refusal != null) ? (Integer) refusal.ret() : null);
		}

	}

}
