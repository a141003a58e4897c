package io.cdrfacade.web.problem;

import org.apache.catalina.connector.ClientAbortException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;

/**
 * Tells whether a fault means that the caller has gone. Only the server's own exceptions
 * count: a connection to the platform breaks with the same message as one to a caller.
 */
final class ClientDisconnect {

	private ClientDisconnect() {
	}

	static boolean causes(Throwable fault) {
		for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
			if (cause instanceof ClientAbortException || cause instanceof AsyncRequestNotUsableException) {
				return true;
			}
		}
		return false;
	}

}
