package io.cdrfacade.web.problem;

import org.apache.coyote.CloseNowException;

/**
 * Cuts off a response that is under way, so that nobody takes half of it for the whole.
 * Why has been logged before: the server logs nothing of its own.
 */
public final class CutOffException extends CloseNowException {

	public CutOffException() {
		super("The response was cut off");
	}

}
