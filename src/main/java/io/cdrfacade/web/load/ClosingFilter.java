package io.cdrfacade.web.load;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.web.RequestFilter;

/**
 * Closes connections with the answers that are given once a shutdown has begun, so that
 * callers who keep theirs open go elsewhere with the next request instead of losing it.
 */
@Order(RequestFilter.CLOSING)
final class ClosingFilter extends RequestFilter {

	private final ApplicationAvailability availability;

	ClosingFilter(ApplicationAvailability availability) {
		this.availability = availability;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (this.availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
		chain.doFilter(request, response);
	}

}
