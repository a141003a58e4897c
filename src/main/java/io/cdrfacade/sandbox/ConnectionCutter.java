package io.cdrfacade.sandbox;

import java.io.IOException;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/**
 * Closes the connection of a request, which no servlet can do. What has not been flushed
 * by then is never sent.
 */
final class ConnectionCutter extends ValveBase {

	private static final String CUT = ConnectionCutter.class.getName();

	ConnectionCutter() {
		super(true);
	}

	/** Has the connection closed as soon as the request has been dealt with. */
	static void cut(ServletRequest request) {
		request.setAttribute(CUT, true);
	}

	@Override
	public void invoke(Request request, Response response) throws IOException, ServletException {
		getNext().invoke(request, response);
		if (request.getAttribute(CUT) != null) {
			response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, null);
		}
	}

}
