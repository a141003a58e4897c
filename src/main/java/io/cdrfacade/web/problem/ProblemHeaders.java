package io.cdrfacade.web.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Adds headers to each problem, also to those of requests that never reach the filters.
 */
@FunctionalInterface
public interface ProblemHeaders {

	/**
	 * Adds headers.
	 * @param request the request
	 * @param response its response, which will be a problem
	 */
	void add(HttpServletRequest request, HttpServletResponse response);

}
