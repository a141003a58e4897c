package io.cdrfacade.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.servletapi.SecurityContextHolderAwareRequestWrapper;

import io.cdrfacade.platform.CallOwner;
import io.cdrfacade.web.PathPrefixes;
import io.cdrfacade.web.RequestFilter;
import io.cdrfacade.web.observe.CallerName;

/** Lets the log say who made a request, and callers take turns at the platform. */
final class CallerContextFilter extends RequestFilter {

	private static final PathPrefixes ACTUATOR = PathPrefixes.of("/actuator/");

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller) {
			try (MDC.MDCCloseable _ = CallerName.attach(request, caller.getName());
					CallOwner.Attached _ = CallOwner.attach(caller.identity(request))) {
				chain.doFilter(named(request), response);
			}
		}
		else {
			chain.doFilter(request, response);
		}
	}

	/**
	 * The actuator asks the request who calls. For all requests, the wrapper would take a
	 * few percent of a cached answer.
	 */
	private static HttpServletRequest named(HttpServletRequest request) {
		return ACTUATOR.matches(request) ? new SecurityContextHolderAwareRequestWrapper(request, "") : request;
	}

}
