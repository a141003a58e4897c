package io.cdrfacade.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Shows the query that a link has packed, so that all others see the usual one. */
@Component
@Order(RequestFilter.PACKED_QUERY)
final class PackedQueryFilter extends RequestFilter {

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String query = request.getQueryString();
		chain.doFilter(
				(query != null && PackedQuery.isIn(query)) ? new Unpacked(request, PackedQuery.unpack(query)) : request,
				response);
	}

	private static final class Unpacked extends HttpServletRequestWrapper {

		private final String query;

		Unpacked(HttpServletRequest request, String query) {
			super(request);
			this.query = query;
		}

		@Override
		public String getQueryString() {
			return this.query;
		}

	}

}
