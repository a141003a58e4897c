package io.cdrfacade.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;

import io.cdrfacade.security.limit.RateLimits;
import io.cdrfacade.web.PathPrefixes;
import io.cdrfacade.web.RequestFilter;

/** Applies the rate limits to authenticated callers. */
final class RateLimitFilter extends RequestFilter {

	/**
	 * Paths without a limit: probes, metrics, the description and the pages to try it out
	 * are for operators and readers; the platform calls back as often as calls end; the
	 * facade asks its own sandbox.
	 */
	private static final PathPrefixes EXEMPT = PathPrefixes.of("/actuator/", "/v3/api-docs", "/problems/",
			"/swagger-ui", "/explorer", "/callbacks/", "/sandbox/");

	private final RateLimits limits;

	RateLimitFilter(RateLimits limits) {
		this.limits = limits;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (SecurityContextHolder.getContext().getAuthentication() instanceof CallerAuthentication caller
				&& !EXEMPT.matches(request)) {
			this.limits.spend(caller.getName(), caller.identity(request), response);
		}
		chain.doFilter(request, response);
	}

}
