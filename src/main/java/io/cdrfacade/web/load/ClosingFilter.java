package io.cdrfacade.web.load;

import java.io.IOException;
import java.io.PrintWriter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.web.RequestFilter;

/**
 * Closes connections with the answers that are given while the server shuts down, so that
 * callers who keep theirs open go elsewhere with the next request instead of losing it;
 * and while most connections are in use, so that others can have one.
 */
@Order(RequestFilter.CLOSING)
final class ClosingFilter extends RequestFilter {

	private final ApplicationAvailability availability;

	private final ConnectionLimit connections;

	ClosingFilter(ApplicationAvailability availability, ConnectionLimit connections) {
		this.availability = availability;
		this.connections = connections;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		chain.doFilter(request, new ClosingResponse(response));
		close(response);
	}

	/** Does nothing once the head has been sent. */
	private void close(HttpServletResponse response) {
		if (!response.isCommitted() && isClosing()) {
			response.setHeader(HttpHeaders.CONNECTION, "close");
		}
	}

	private boolean isClosing() {
		return this.availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC || this.connections.isNear();
	}

	/**
	 * Decides when the content begins, or at the end if there is none: the shutdown may
	 * begin while the request waits for the platform.
	 */
	private final class ClosingResponse extends HttpServletResponseWrapper {

		private ClosingResponse(HttpServletResponse response) {
			super(response);
		}

		@Override
		public ServletOutputStream getOutputStream() throws IOException {
			decide();
			return super.getOutputStream();
		}

		@Override
		public PrintWriter getWriter() throws IOException {
			decide();
			return super.getWriter();
		}

		@Override
		public void flushBuffer() throws IOException {
			decide();
			super.flushBuffer();
		}

		private void decide() {
			close((HttpServletResponse) getResponse());
		}

	}

}
