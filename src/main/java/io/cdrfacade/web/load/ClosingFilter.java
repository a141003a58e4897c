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

import io.cdrfacade.web.ArrivalFilter;
import io.cdrfacade.web.FilterOrder;

/**
 * Closes connections with the answers that are given once a shutdown has begun, so that
 * callers who keep theirs open go elsewhere with the next request instead of losing it.
 */
@Order(FilterOrder.CLOSING)
public final class ClosingFilter extends ArrivalFilter {

	private final ApplicationAvailability availability;

	public ClosingFilter(ApplicationAvailability availability) {
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
