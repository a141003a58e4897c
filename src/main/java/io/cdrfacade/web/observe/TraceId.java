package io.cdrfacade.web.observe;

import java.util.Collections;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.sdk.trace.IdGenerator;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Identifies a request in logs and problems: the trace id of W3C Trace Context. */
public final class TraceId {

	/** Key of the trace id in the logging context. */
	static final String KEY = "traceId";

	private static final String ATTRIBUTE = TraceId.class.getName();

	private static final IdGenerator IDS = IdGenerator.random();

	private TraceId() {
	}

	/**
	 * The trace id of a request; the same each time.
	 * @param request the request
	 * @return the id of the trace that the request is part of, which is the caller's if
	 * it sent a valid {@code traceparent}
	 */
	public static String of(HttpServletRequest request) {
		return span(request).getTraceId();
	}

	/**
	 * The span of a request; the same each time.
	 * @param request the request
	 * @return a span of that trace, sampled if the caller decided so
	 */
	static SpanContext span(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof SpanContext known) {
			return known;
		}
		SpanContext span = find(request);
		request.setAttribute(ATTRIBUTE, span);
		return span;
	}

	/**
	 * There is no span yet without an exporter, or if the server itself refuses the
	 * request.
	 */
	private static SpanContext find(HttpServletRequest request) {
		SpanContext current = Span.current().getSpanContext();
		if (current.isValid()) {
			return current;
		}
		SpanContext caller = callers(request);
		return SpanContext.create(caller.isValid() ? caller.getTraceId() : IDS.generateTraceId(), IDS.generateSpanId(),
				caller.getTraceFlags(), caller.getTraceState());
	}

	private static SpanContext callers(HttpServletRequest request) {
		Context context = W3CTraceContextPropagator.getInstance().extract(Context.root(), request, Headers.INSTANCE);
		return Span.fromContext(context).getSpanContext();
	}

	private enum Headers implements TextMapGetter<HttpServletRequest> {

		INSTANCE;

		@Override
		public Iterable<String> keys(HttpServletRequest request) {
			return Collections.list(request.getHeaderNames());
		}

		@Override
		public @Nullable String get(@Nullable HttpServletRequest request, String name) {
			return (request != null) ? request.getHeader(name) : null;
		}

	}

}
