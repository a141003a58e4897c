package io.cdrfacade.security;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.CorsFilter;

import io.cdrfacade.security.limit.RateLimits;
import io.cdrfacade.web.load.LoadSheddingFilter;
import io.cdrfacade.web.load.RequestLimit;

/** The filters that every request passes, whatever credentials are in use. */
@Component
final class AccessFilters {

	private final CrossOrigin crossOrigin;

	private final RequestLimit load;

	private final TicketReader tickets;

	private final RateLimits limits;

	AccessFilters(CrossOrigin crossOrigin, RequestLimit load, TicketReader tickets, RateLimits limits) {
		this.crossOrigin = crossOrigin;
		this.load = load;
		this.tickets = tickets;
		this.limits = limits;
	}

	/**
	 * Adds the filters. Those at the same position run in the order in which they are
	 * added, so the filter that reads credentials has to be there already.
	 * @param http the filter chain
	 * @param challenge refuses wrong tickets
	 */
	void addTo(HttpSecurity http, AuthenticationChallenge challenge) {
		http.addFilter(this.crossOrigin.filter())
			.addFilterAfter(new LoadSheddingFilter(this.load), CorsFilter.class)
			.addFilterBefore(new TicketFilter(this.tickets, challenge), AnonymousAuthenticationFilter.class)
			.addFilterBefore(new CallerContextFilter(), AuthorizationFilter.class)
			.addFilterBefore(new RateLimitFilter(this.limits), AuthorizationFilter.class);
	}

}
