package io.cdrfacade.web;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.Ordered;

/**
 * A filter of requests as they arrive, not of forwards and error dispatches. Unlike
 * Spring's {@code OncePerRequestFilter} it sets no attribute on the request, which would
 * cost each request time.
 */
public abstract class RequestFilter implements Filter {

	/** Order of the filter that shows the prefix of a proxy. */
	public static final int PREFIX = Ordered.HIGHEST_PRECEDENCE;

	/**
	 * Order of the filter that closes connections during a shutdown, and while most
	 * connections are open.
	 */
	public static final int CLOSING = Ordered.HIGHEST_PRECEDENCE + 1;

	/** Order of the filter that measures and traces. */
	public static final int OBSERVATION = Ordered.HIGHEST_PRECEDENCE + 2;

	/** Order of the filter that turns exceptions into problems. */
	public static final int UNCAUGHT = Ordered.HIGHEST_PRECEDENCE + 3;

	/** Order of the filter that sets the trace id. */
	public static final int TRACE_ID = Ordered.HIGHEST_PRECEDENCE + 4;

	/** Order of the filter that unpacks queries. */
	public static final int PACKED_QUERY = Ordered.HIGHEST_PRECEDENCE + 5;

	/** Order of the filter that ends streams for which there is no room. */
	public static final int CLOSED_STREAMS = Ordered.HIGHEST_PRECEDENCE + 6;

	@Override
	public final void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request.getDispatcherType() == DispatcherType.REQUEST) {
			filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	/**
	 * Filters a request.
	 * @param request the request
	 * @param response its response
	 * @param chain what comes next
	 * @throws IOException if the caller has gone
	 * @throws ServletException if what comes next fails so
	 */
	protected abstract void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException;

}
