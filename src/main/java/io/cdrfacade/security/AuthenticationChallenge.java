package io.cdrfacade.security;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Refuses a request in the terms of the authentication scheme in use.
 *
 * @param challenge what the header {@code WWW-Authenticate} says
 * @param hint how to authenticate
 */
record AuthenticationChallenge(String challenge, String hint) {

	static final AuthenticationChallenge API_KEY = new AuthenticationChallenge(
			"ApiKey realm=\"cdr-facade\", header=\"X-API-Key\"", "Send an API key in the header `X-API-Key`.");

	static final AuthenticationChallenge BEARER = new AuthenticationChallenge("Bearer realm=\"cdr-facade\"",
			"Send a bearer token in the header `Authorization`.");

	ProblemException noCredentials(HttpServletResponse response) {
		return refuse(response, this.hint);
	}

	ProblemException wrongCredentials(HttpServletResponse response) {
		return refuse(response, "The credentials are not valid. " + this.hint);
	}

	ProblemException wrongTicket(HttpServletResponse response) {
		return refuse(response, "The ticket is wrong, expired or for another path. Ask for a new one at `/tickets`.");
	}

	private ProblemException refuse(HttpServletResponse response, String detail) {
		response.setHeader(HttpHeaders.WWW_AUTHENTICATE, this.challenge);
		return new ProblemException(ProblemCode.UNAUTHENTICATED, detail);
	}

}
