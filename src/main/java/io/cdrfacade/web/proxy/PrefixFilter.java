package io.cdrfacade.web.proxy;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import org.apache.catalina.util.RequestUtil;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.RequestFilter;

/**
 * Shows the prefix that proxies removed as part of the context path, so that links made
 * from the request are right. A context path without a slash at its end is redirected
 * here, because the server does not know the prefix.
 */
@Component
@Order(RequestFilter.PREFIX)
final class PrefixFilter extends RequestFilter {

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String root = request.getContextPath();
		if (!root.isEmpty() && root.equals(request.getRequestURI())) {
			redirect(root, request.getQueryString(), response);
			return;
		}
		String prefix = PublicPath.prefix(request);
		chain.doFilter(prefix.isEmpty() ? request : new Prefixed(request, prefix), response);
	}

	/** A relative address is right behind every proxy. */
	private static void redirect(String root, @Nullable String query, HttpServletResponse response) {
		response.setStatus(HttpServletResponse.SC_FOUND);
		response.setHeader(HttpHeaders.LOCATION,
				root.substring(root.lastIndexOf('/') + 1) + "/" + ((query != null) ? "?" + query : ""));
	}

	private static final class Prefixed extends HttpServletRequestWrapper {

		private final String prefix;

		Prefixed(HttpServletRequest request, String prefix) {
			super(request);
			this.prefix = prefix;
		}

		@Override
		public String getContextPath() {
			return this.prefix + super.getContextPath();
		}

		@Override
		public String getRequestURI() {
			return this.prefix + super.getRequestURI();
		}

		@Override
		public StringBuffer getRequestURL() {
			return RequestUtil.getRequestURL(this);
		}

	}

}
