package io.cdrfacade.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;
import org.springframework.security.core.context.SecurityContextHolder;

import io.cdrfacade.web.ArrivalFilter;
import io.cdrfacade.web.observe.CallerName;

/** Lets the log say who made a request. */
final class CallerNameFilter extends ArrivalFilter {

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller) {
			try (MDC.MDCCloseable _ = CallerName.attach(request, caller.getName())) {
				chain.doFilter(request, response);
			}
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
