package io.cdrfacade.web.observe;

import java.io.IOException;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.MDC;
import org.springframework.boot.web.servlet.FilterRegistration;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

import io.cdrfacade.web.RequestFilter;

/**
 * Adds the trace id to every log line of a request, and passes the trace on to the
 * platform.
 */
@Component
@Order(RequestFilter.TRACE_ID)
@FilterRegistration(dispatcherTypes = { DispatcherType.REQUEST, DispatcherType.ERROR })
final class TraceIdFilter implements Filter {

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		SpanContext span = TraceId.span((HttpServletRequest) request);
		try (MDC.MDCCloseable _ = MDC.putCloseable(TraceId.KEY, span.getTraceId());
				Scope _ = context(span).makeCurrent()) {
			chain.doFilter(request, response);
		}
	}

	/** With a collector, its span is current already. */
	private static Context context(SpanContext span) {
		Context current = Context.current();
		return Span.fromContext(current).getSpanContext().isValid() ? current : current.with(Span.wrap(span));
	}

}
