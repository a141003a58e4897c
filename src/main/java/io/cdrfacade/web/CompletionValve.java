package io.cdrfacade.web;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Called for each request after its answer, also for those that the server itself
 * refuses: the server calls every valve that is an access log.
 */
public abstract class CompletionValve extends ValveBase implements AccessLog {

	public CompletionValve() {
		super(true);
	}

	@Override
	public final void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
	}

	@Override
	public final void setRequestAttributesEnabled(boolean enabled) {
		// Addresses are not logged.
	}

	@Override
	public final boolean getRequestAttributesEnabled() {
		return false;
	}

}
