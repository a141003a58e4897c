package io.cdrfacade.web.load;

import java.io.IOException;

import jakarta.servlet.ServletException;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Is told of each request whose answer has been sent, also of those that the server
 * itself refuses: the server tells whatever valve is an access log.
 */
public abstract class AnswerValve extends ValveBase implements AccessLog {

	public AnswerValve() {
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
