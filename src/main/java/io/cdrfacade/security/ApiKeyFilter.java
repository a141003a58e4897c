package io.cdrfacade.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

import io.cdrfacade.web.ArrivalFilter;

/**
 * Recognises callers by the key in the header {@code X-API-Key}, or as a bearer token for
 * clients that know no other, such as Prometheus. A wrong key is refused even where none
 * is needed, so that a mistake shows at once.
 */
final class ApiKeyFilter extends ArrivalFilter {

	static final String HEADER = "X-API-Key";

	private static final String BEARER = "Bearer ";

	private final ApiKeys keys;

	private final Refusals refusals;

	ApiKeyFilter(ApiKeys keys, Refusals refusals) {
		this.keys = keys;
		this.refusals = refusals;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String key = key(request);
		if (key != null) {
			CallerAuthentication caller = this.keys.find(key);
			if (caller == null) {
				throw this.refusals.wrongCredentials(response);
			}
			SecurityContextHolder.setContext(new SecurityContextImpl(caller));
		}
		chain.doFilter(request, response);
	}

	private static @Nullable String key(HttpServletRequest request) {
		String key = request.getHeader(HEADER);
		String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (key == null && authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
			return authorization.substring(BEARER.length()).strip();
		}
		return key;
	}

}
