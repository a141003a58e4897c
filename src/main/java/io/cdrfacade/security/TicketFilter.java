package io.cdrfacade.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.util.UriUtils;

import io.cdrfacade.web.QueryString;
import io.cdrfacade.web.RequestFilter;
import io.cdrfacade.web.parameter.Parameters;

/**
 * Recognises callers by the ticket in a query, unless the request has credentials in a
 * header. A wrong ticket is refused even where none is needed, as a wrong key is.
 */
final class TicketFilter extends RequestFilter {

	private final TicketReader tickets;

	private final AuthenticationChallenge challenge;

	TicketFilter(TicketReader tickets, AuthenticationChallenge challenge) {
		this.tickets = tickets;
		this.challenge = challenge;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String ticket = ticket(request);
		if (ticket != null) {
			Caller holder = holder(ticket, request);
			if (holder == null) {
				throw this.challenge.wrongTicket(response);
			}
			SecurityContextHolder.setContext(new SecurityContextImpl(new CallerAuthentication(holder)));
		}
		chain.doFilter(request, response);
	}

	/** The ticket of a request; several count as an invalid one. */
	private static @Nullable String ticket(HttpServletRequest request) {
		String query = request.getQueryString();
		if (query == null || !query.contains(Parameters.TICKET) || !reads(request) || isKnown()) {
			return null;
		}
		String ticket = String.join(",", QueryString.split(query).getOrDefault(Parameters.TICKET, List.of()));
		return ticket.isEmpty() ? null : ticket;
	}

	/** A header that is no credential in the configured mode identifies no caller. */
	private static boolean isKnown() {
		Authentication caller = SecurityContextHolder.getContext().getAuthentication();
		return caller != null && !caller.equals(CallerAuthentication.ANYONE);
	}

	private static boolean reads(HttpServletRequest request) {
		return HttpMethod.GET.matches(request.getMethod()) || HttpMethod.HEAD.matches(request.getMethod());
	}

	private @Nullable Caller holder(String ticket, HttpServletRequest request) {
		String path = request.getRequestURI().substring(request.getContextPath().length());
		try {
			return this.tickets.holder(ticket, UriUtils.decode(path, StandardCharsets.UTF_8));
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
