package io.cdrfacade.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Recognises callers by the key in the header {@code X-API-Key}. A wrong key is refused
 * even where none is needed, so that a mistake shows at once.
 */
final class ApiKeyFilter extends OncePerRequestFilter {

	static final String HEADER = "X-API-Key";

	private final ApiKeys keys;

	private final Refusals refusals;

	ApiKeyFilter(ApiKeys keys, Refusals refusals) {
		this.keys = keys;
		this.refusals = refusals;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String key = request.getHeader(HEADER);
		if (key != null) {
			Caller caller = this.keys.find(key);
			if (caller == null) {
				throw this.refusals.wrongCredentials(response);
			}
			SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(caller)));
		}
		chain.doFilter(request, response);
	}

}
