package io.cdrfacade.web.load;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.web.PathPrefixes;
import io.cdrfacade.web.RequestFilter;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Refuses requests above the {@link RequestLimit}. It comes after the filters that add
 * the headers of security and CORS, so that a refusal carries them, and before all that
 * costs more. Requests of operators always pass, and so do those that the facade sends to
 * its own sandbox.
 */
public final class LoadSheddingFilter extends RequestFilter {

	private static final PathPrefixes EXEMPT = PathPrefixes.of("/actuator/", "/sandbox/", "/explorer", "/swagger-ui",
			"/v3/api-docs");

	private final RequestLimit limit;

	public LoadSheddingFilter(RequestLimit limit) {
		this.limit = limit;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (EXEMPT.matches(request)) {
			chain.doFilter(request, response);
		}
		else if (this.limit.enter()) {
			serve(request, response, chain);
		}
		else {
			// Others may wait for a connection.
			response.setHeader(HttpHeaders.CONNECTION, "close");
			throw new ProblemException(ProblemCode.OVERLOADED,
					"The facade has as many requests at work as it can serve.", RequestLimit.RETRY_AFTER);
		}
	}

	private void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		RequestPermit permit = RequestPermit.give(request, this.limit::leave);
		try {
			chain.doFilter(request, response);
		}
		finally {
			permit.leave();
		}
	}

}
