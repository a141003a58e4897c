package io.cdrfacade.web.problem;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.RequestFilter;

/**
 * Turns what no controller advice sees, such as faults of other filters, into problems. A
 * response that has begun is cut off, so that no client takes a part for the whole.
 */
@Component
@Order(RequestFilter.UNCAUGHT)
final class UncaughtFilter extends RequestFilter {

	private static final Logger log = LoggerFactory.getLogger(UncaughtFilter.class);

	private final ProblemWriter problems;

	UncaughtFilter(ProblemWriter problems) {
		this.problems = problems;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | IOException | RuntimeException ex) {
			if (ClientDisconnect.causes(ex)) {
				log.debug("The caller has gone", ex);
			}
			else if (response.isCommitted()) {
				throw cutOff(request, ex);
			}
			else {
				this.problems.answer(request, response, ex);
			}
		}
	}

	private IOException cutOff(HttpServletRequest request, Exception thrown) {
		if (thrown instanceof CutOffException known) {
			return known;
		}
		this.problems.log(request, fromController(thrown));
		return new CutOffException();
	}

	/** Spring MVC wraps exceptions that come after the response has begun. */
	private static Exception fromController(Exception thrown) {
		return (thrown instanceof ServletException && thrown.getCause() instanceof Exception cause) ? cause : thrown;
	}

}
