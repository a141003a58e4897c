package io.cdrfacade.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.ArrivalFilter;
import io.cdrfacade.web.KeptHeaders;
import io.cdrfacade.web.observe.CallerName;

/**
 * Admits by credentials that stay as they are for as long as the facade runs. The filter
 * chain is not gone through again, which takes as long as an answer from the cache.
 */
final class CredentialsAdmission implements Admission {

	private final Credentials credentials;

	private final RateLimits limits;

	CredentialsAdmission(Credentials credentials, RateLimits limits) {
		this.credentials = credentials;
		this.limits = limits;
	}

	@Override
	public @Nullable Caller caller(HttpServletRequest request) {
		CallerAuthentication caller = this.credentials.caller(request);
		return (caller != null) ? caller.getPrincipal() : null;
	}

	@Override
	public void admit(HttpServletRequest request, HttpServletResponse response, Caller caller, KeptHeaders headers) {
		headers.addTo(response);
		CallerName.set(request, caller.name());
		this.limits.spend(request, response, caller);
	}

	@Override
	public int order() {
		return ArrivalFilter.AT_HAND;
	}

}
