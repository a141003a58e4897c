package io.cdrfacade.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;

import io.cdrfacade.platform.CallOwner;
import io.cdrfacade.web.RequestFilter;
import io.cdrfacade.web.observe.CallerName;

/** Lets the log say who made a request, and callers take turns at the platform. */
final class CallerContextFilter extends RequestFilter {

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller) {
			try (MDC.MDCCloseable _ = CallerName.attach(request, caller.getName());
					CallOwner.Attached _ = CallOwner.attach(caller.identity(request))) {
				chain.doFilter(request, response);
			}
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
