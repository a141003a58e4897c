package io.cdrfacade.platform;

import java.io.IOException;
import java.time.Duration;

/** Faults of the platform for the tests of other packages. */
public final class PlatformFaultsFixture {

	private static final PlatformRefusal REFUSAL = new PlatformRefusal(400, "1002", "非法请求");

	private PlatformFaultsFixture() {
	}

	/**
	 * A fault of each kind.
	 * @param kind the simple name of its class
	 * @return the fault
	 */
	public static PlatformException fault(String kind) {
		// A caller who has gone would be reported in the same way.
		IOException cause = new IOException("Connection reset by peer: secret.example:8080");
		return switch (kind) {
			case "Unreachable" -> new PlatformException.Unreachable("The platform cannot be reached.", cause);
			case "Busy" -> new PlatformException.Busy("All connections are in use.", cause);
			case "TimedOut" -> new PlatformException.TimedOut("The platform did not answer in time.", cause);
			case "NotAuthorised" -> new PlatformException.NotAuthorised("The platform refused.", REFUSAL);
			case "Rejected" -> new PlatformException.Rejected("The platform rejected the request.", REFUSAL);
			case "Failed" -> new PlatformException.Failed("The platform failed.", REFUSAL, null);
			case "Malformed" -> PlatformException.Malformed.accidental("The answer is cut off.", cause);
			default -> throw new IllegalArgumentException(kind);
		};
	}

	/**
	 * A fault without a request.
	 * @param wait how long no request will be sent
	 * @return the fault
	 */
	public static PlatformException unreachableFor(Duration wait) {
		return new PlatformException.Unreachable("The platform is not asked.", new IOException("no"), wait);
	}

	/**
	 * A platform that takes no more requests.
	 * @param wait when it takes the next one
	 * @return the fault
	 */
	public static PlatformException busyFor(Duration wait) {
		return new PlatformException.Busy("The platform is busy.", null, wait);
	}

}
