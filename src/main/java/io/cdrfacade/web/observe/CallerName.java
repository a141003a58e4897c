package io.cdrfacade.web.observe;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The name of the caller who sent a request, for what is logged of it. */
public final class CallerName {

	/** Key of the caller's name in the logging context. */
	static final String KEY = "caller";

	private static final String ATTRIBUTE = CallerName.class.getName();

	private CallerName() {
	}

	/**
	 * Adds a caller's name to every log line of their request.
	 * @param request the request
	 * @param name the caller's name
	 * @return to be closed when the caller's thread is done with the request
	 */
	public static MDC.MDCCloseable attach(HttpServletRequest request, String name) {
		request.setAttribute(ATTRIBUTE, name);
		return MDC.putCloseable(KEY, name);
	}

	public static @Nullable String of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof String name) ? name : null;
	}

}
