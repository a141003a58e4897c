package io.cdrfacade.web.problem;

import java.io.IOException;

import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.cdrfacade.web.proxy.PublicPath;

/**
 * Turns faults that Tomcat finds before the application sees the request into problems.
 * It does the same for an error status without any content, as from actuator endpoints
 * for names that they do not know.
 */
final class ProblemValve extends ErrorReportValve {

	private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

	private final ProblemWriter problems;

	private final String contextPath;

	ProblemValve(ProblemWriter problems, String contextPath) {
		this.problems = problems;
		this.contextPath = contextPath;
	}

	@Override
	protected void report(Request request, Response response, Throwable throwable) {
		int status = response.getStatus();
		if (status < 400 || response.getContentWritten() > 0 || isReported(response)) {
			return;
		}
		try {
			String prefix = PublicPath.prefix(request);
			String path = request.getRequestURI();
			ProblemTemplate fault = ProblemTemplate.refused(status, request, path, throwable);
			this.problems.answer(request, response, fault, prefix + this.contextPath,
					(path != null) ? prefix + path : null);
			response.finishResponse();
		}
		catch (IOException ex) {
			log.debug("The caller has gone", ex);
		}
	}

	private static boolean isReported(Response response) {
		return response.isError() && !response.setErrorReported();
	}

}
