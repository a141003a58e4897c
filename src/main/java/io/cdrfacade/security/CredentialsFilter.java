package io.cdrfacade.security;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;

import io.cdrfacade.web.RequestFilter;

/**
 * Recognises callers by their credentials. A wrong key is refused even where none is
 * needed, so that a mistake shows at once.
 */
final class CredentialsFilter extends RequestFilter {

	private final Credentials credentials;

	private final AuthenticationChallenge challenge;

	CredentialsFilter(Credentials credentials, AuthenticationChallenge challenge) {
		this.credentials = credentials;
		this.challenge = challenge;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		CallerAuthentication caller = this.credentials.caller(request);
		if (caller != null) {
			SecurityContextHolder.setContext(new SecurityContextImpl(caller));
		}
		else if (ApiKeys.key(request) != null) {
			throw this.challenge.wrongCredentials(response);
		}
		chain.doFilter(request, response);
	}

}
