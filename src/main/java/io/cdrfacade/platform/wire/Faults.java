package io.cdrfacade.platform.wire;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.PlatformException.NotAuthorised;
import io.cdrfacade.platform.PlatformException.Rejected;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.PlatformException.Unreachable;
import io.cdrfacade.platform.PlatformRefusal;

/** Tells what follows from a fault. */
public final class Faults {

	private Faults() {
	}

	/**
	 * Whether a fault shows that the platform is in trouble, and not only this request.
	 */
	public static boolean countsAsFailure(Throwable error) {
		return error instanceof PlatformException fault && switch (fault) {
			case Unreachable _, TimedOut _ -> true;
			case Failed failed -> countsAsFailure(failed);
			case Malformed malformed -> !malformed.isTooLarge();
			case Busy _, NotAuthorised _, Rejected _ -> false;
		};
	}

	private static boolean countsAsFailure(Failed fault) {
		PlatformRefusal refusal = fault.refusal();
		return refusal == null || RefusalFaults.isOwnTrouble(refusal);
	}

	/**
	 * Whether a fault says nothing about the platform: the request did not leave, or is
	 * the caller's mistake.
	 */
	public static boolean isIgnored(Throwable error) {
		return error instanceof PlatformException fault && switch (fault) {
			case Busy _, Rejected _ -> true;
			case Failed failed -> !countsAsFailure(failed);
			case Malformed malformed -> malformed.isTooLarge();
			case NotAuthorised _, TimedOut _, Unreachable _ -> false;
		};
	}

	/**
	 * Whether a request may be sent once more. After a timeout it is not, as the platform
	 * may still be at work on it.
	 * @param error how it failed
	 * @param operation what it asks for
	 * @return whether to repeat it
	 */
	public static boolean mayRepeat(Throwable error, Operation operation) {
		return error instanceof PlatformException fault && switch (fault) {
			case Unreachable unreachable -> unreachable.retryAfter() == null;
			case Failed failed -> operation.isRepeatable() && countsAsFailure(failed);
			case Malformed malformed -> operation.isRepeatable() && malformed.isAccident();
			case Busy _, NotAuthorised _, Rejected _, TimedOut _ -> false;
		};
	}

	/** The name of how a request failed, for metrics. */
	public static String outcome(Throwable error) {
		return (error instanceof PlatformException fault) ? outcome(fault) : "failed";
	}

	private static String outcome(PlatformException fault) {
		return switch (fault) {
			case Unreachable _ -> "unreachable";
			case Busy _ -> "busy";
			case TimedOut _ -> "timed-out";
			case NotAuthorised _ -> "not-authorised";
			case Rejected _ -> "rejected";
			case Malformed _ -> "malformed";
			case Failed _ -> "failed";
		};
	}

}
