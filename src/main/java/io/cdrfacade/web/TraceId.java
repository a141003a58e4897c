package io.cdrfacade.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** Identifies a request in logs and problems: the trace id of W3C Trace Context. */
final class TraceId {

	private static final String ATTRIBUTE = TraceId.class.getName();

	private static final Pattern TRACEPARENT = Pattern
		.compile("(?!ff)(?!00.{54})[0-9a-f]{2}-(?!0{32})(?<id>[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?");

	private TraceId() {
	}

	/**
	 * The trace id of a request; the same each time.
	 * @param request the request
	 * @return what the caller sent in {@code traceparent}, or a random one
	 */
	static String of(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof String known) {
			return known;
		}
		String id = find(request.getHeader("traceparent"));
		request.setAttribute(ATTRIBUTE, id);
		return id;
	}

	private static String find(@Nullable String traceparent) {
		Matcher matcher = TRACEPARENT.matcher((traceparent != null) ? traceparent : "");
		return matcher.matches() ? matcher.group("id") : random();
	}

	private static String random() {
		ThreadLocalRandom random = ThreadLocalRandom.current();
		return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong() | 1);
	}

}
