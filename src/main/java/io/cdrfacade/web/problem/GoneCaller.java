package io.cdrfacade.web.problem;

import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Tells whether a fault is that the caller has gone. Only the server's own words for that
 * count: a connection to the platform breaks with the same message as one to a caller.
 */
final class GoneCaller {

	private GoneCaller() {
	}

	static boolean isMeantBy(Throwable fault) {
		for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
			if (cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException) {
				return true;
			}
		}
		return false;
	}

}
