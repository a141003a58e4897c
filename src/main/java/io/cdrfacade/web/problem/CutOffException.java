package io.cdrfacade.web.problem;

import org.apache.coyote.CloseNowException;

/**
 * Cuts off a response that has begun, so that no client takes a part for the whole. The
 * reason has been logged before; the server logs nothing.
 */
public final class CutOffException extends CloseNowException {

	public CutOffException() {
		super("The response was cut off");
	}

}
