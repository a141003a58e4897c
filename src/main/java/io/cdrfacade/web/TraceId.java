package io.cdrfacade.web;

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
final class TraceId {

	/** Key of the trace id among what is logged with each line. */
	static final String KEY = "traceId";

	private static final String ATTRIBUTE = TraceId.class.getName();

	private TraceId() {
	}

	/**
	 * The trace id of a request; the same each time.
	 * @param request the request
	 * @return the id of the trace that the request is part of, which is the caller's if
	 * it sent a valid {@code traceparent}
	 */
	static String of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof String known) {
			return known;
		}
		String id = find(request);
		request.setAttribute(ATTRIBUTE, id);
		return id;
	}

	/** What the server itself refuses has no span. */
	private static String find(HttpServletRequest request) {
		SpanContext current = Span.current().getSpanContext();
		SpanContext span = current.isValid() ? current : callers(request);
		return span.isValid() ? span.getTraceId() : IdGenerator.random().generateTraceId();
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
