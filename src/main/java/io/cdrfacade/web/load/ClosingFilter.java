package io.cdrfacade.web.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicInteger;

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
 * Sends {@code Connection: close} in two cases. During a shutdown, so that callers send
 * their next request to another instance instead of losing it. And while most connections
 * are open, so that other callers get one; if few of these are idle, only some answers do
 * so, as a new connection for each request would take a large part of the processor.
 */
@Order(RequestFilter.CLOSING)
final class ClosingFilter extends RequestFilter {

	/** While most connections have a request, one answer of so many closes its own. */
	private static final int ANSWERS_BEFORE_CLOSING = 32;

	private final ApplicationAvailability availability;

	private final ConnectionLimit connections;

	private final AtomicInteger busy = new AtomicInteger();

	private final AtomicInteger requests = new AtomicInteger();

	ClosingFilter(ApplicationAvailability availability, ConnectionLimit connections) {
		this.availability = availability;
		this.connections = connections;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		ClosingResponse closing = new ClosingResponse(response,
				this.requests.incrementAndGet() % ANSWERS_BEFORE_CLOSING == 0);
		this.busy.incrementAndGet();
		try {
			chain.doFilter(request, closing);
		}
		finally {
			this.busy.decrementAndGet();
		}
		closing.decide();
	}

	private boolean isClosing(boolean turn) {
		return this.availability.getReadinessState() == ReadinessState.REFUSING_TRAFFIC
				|| this.connections.closes(this.busy.get(), turn);
	}

	/**
	 * Decides when the content begins, or at the end if there is none: the shutdown may
	 * begin while the request waits for the platform.
	 */
	private final class ClosingResponse extends HttpServletResponseWrapper {

		private final boolean turn;

		private ClosingResponse(HttpServletResponse response, boolean turn) {
			super(response);
			this.turn = turn;
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

		/** Does nothing once the head has been sent. */
		private void decide() {
			if (!isCommitted() && isClosing(this.turn)) {
				setHeader(HttpHeaders.CONNECTION, "close");
			}
		}

	}

}
