package io.cdrfacade.web;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The name of whoever sent a request, for the line that is logged when it is over. */
final class CallerName {

	/** Key of the caller's name among what is logged with each line. */
	static final String KEY = "caller";

	private static final String ATTRIBUTE = CallerName.class.getName();

	private CallerName() {
	}

	/**
	 * Remembers who sent a request.
	 * @param request the request
	 * @param name the caller's name
	 */
	static void remember(HttpServletRequest request, String name) {
		request.setAttribute(ATTRIBUTE, name);
	}

	static @Nullable String of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof String name) ? name : null;
	}

}
