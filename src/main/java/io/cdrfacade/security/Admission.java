package io.cdrfacade.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.KeptHeaders;

/**
 * Admits requests that the filter chain has admitted before, word for word and from the
 * same caller. What the chain decides depends on nothing else, but for who the caller is
 * and how often they have called.
 */
public interface Admission {

	/**
	 * Tells who makes a request.
	 * @param request the request
	 * @return the caller, or {@code null} if that is for the filter chain to find out
	 */
	@Nullable Caller caller(HttpServletRequest request);

	/**
	 * Admits a request, which counts towards the caller's rate limit.
	 * @param request the request
	 * @param response its response, which gets the headers that the chain gives
	 * @param caller who makes it
	 * @param headers what the chain gave the answer to the same request before
	 */
	void admit(HttpServletRequest request, HttpServletResponse response, Caller caller, KeptHeaders headers);

	/**
	 * From where on in the order of filters one can ask.
	 * @return the order
	 */
	int order();

}
