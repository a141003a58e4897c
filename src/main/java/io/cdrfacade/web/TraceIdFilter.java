package io.cdrfacade.web;

import java.io.IOException;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.MDC;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Puts the trace id into every line that is logged for a request, and has the trace go on
 * to whatever is asked for it.
 */
@Component
@Order(FilterOrder.TRACE_ID)
final class TraceIdFilter extends OncePerRequestFilter {

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		SpanContext span = TraceId.span(request);
		try (MDC.MDCCloseable _ = MDC.putCloseable(TraceId.KEY, span.getTraceId());
				Scope _ = context(span).makeCurrent()) {
			chain.doFilter(request, response);
		}
	}

	/** A collector's span has been entered already. */
	private static Context context(SpanContext span) {
		Context current = Context.current();
		return Span.fromContext(current).getSpanContext().isValid() ? current : current.with(Span.wrap(span));
	}

}
