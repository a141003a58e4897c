package io.cdrfacade.platform.recording;

import java.net.ConnectException;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.PlatformException.Busy;
import io.cdrfacade.platform.PlatformException.Failed;
import io.cdrfacade.platform.PlatformException.Malformed;
import io.cdrfacade.platform.PlatformException.TimedOut;
import io.cdrfacade.platform.PlatformException.Unreachable;
import io.cdrfacade.platform.wire.ConnectionFaults;
import io.cdrfacade.platform.wire.RefusalFaults;

/**
 * Tells what kind of fault it is when a recording cannot be fetched. The cause goes to
 * the log only, as it holds the host's address.
 */
final class FileFaults {

	private static final Logger log = LoggerFactory.getLogger(FileFaults.class);

	private FileFaults() {
	}

	/** The fault of a link that must not be followed. */
	static PlatformException notAllowed() {
		return Malformed.lasting("The platform gave a link to the recording on a host that the account does not allow",
				null);
	}

	/** The fault of a request before its answer has begun. */
	static PlatformException beforeAnswer(Throwable error) {
		for (Throwable cause = error; cause != null; cause = cause.getCause()) {
			if (cause instanceof RefusedAddressException) {
				return notAllowed();
			}
		}
		log.debug("The host of a recording does not answer", error);
		return switch (ConnectionFaults.beforeAnswer(error)) {
			case Unreachable _ ->
				new Unreachable("The host of the recording cannot be reached", new ConnectException());
			case TimedOut _ -> noAnswer();
			case Malformed _ -> Malformed.lasting("The answer of the host of the recording is not HTTP", null);
			default -> new Failed("The host of the recording closed the connection without an answer", null, null);
		};
	}

	/** The fault of a file that has begun and breaks off. */
	static PlatformException duringAnswer(Throwable error) {
		log.debug("A recording breaks off", error);
		return cutOff();
	}

	static PlatformException cutOff() {
		return Malformed.accidental("The recording is cut off on its way from its host", null);
	}

	static PlatformException noAnswer() {
		return new TimedOut("The host of the recording did not send anything in time", new TimeoutException());
	}

	/** The fault of a host that takes no more requests at the moment. */
	static PlatformException busy(@Nullable String retryAfter) {
		return new Busy("The host of the recording takes no more requests at the moment: HTTP status 429", null,
				RefusalFaults.retryAfter(retryAfter));
	}

	/** The fault of an answer that is no file. */
	static PlatformException status(int status) {
		return new Failed((status >= 300 && status < 400)
				? "The host of the recording redirects to somewhere else, which is not followed"
				: "The host of the recording answered with HTTP status " + status, null, null);
	}

}
