package io.cdrfacade.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

import io.cdrfacade.web.ArrivalFilter;

/** Applies the rate limits to whoever has been recognised. */
final class RateLimitFilter extends ArrivalFilter {

	private final RateLimits limits;

	RateLimitFilter(RateLimits limits) {
		this.limits = limits;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller
				&& !isCallback(request)) {
			this.limits.spend(request, response, caller.getPrincipal());
		}
		chain.doFilter(request, response);
	}

	/** The platform calls back as often as calls end. */
	private static boolean isCallback(HttpServletRequest request) {
		return request.getServletPath().startsWith("/callbacks/");
	}

}
