package io.cdrfacade.web.observe;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Adds the trace id and the caller to log lines where no filter does.
 */
public final class DiagnosticContext {

	private DiagnosticContext() {
	}

	/**
	 * Logs something about a request with its trace id and its caller.
	 * @param request the request
	 * @param logging what logs
	 */
	public static void log(HttpServletRequest request, Runnable logging) {
		log(TraceId.KEY, TraceId.of(request), () -> log(CallerName.KEY, CallerName.of(request), logging));
	}

	private static void log(String key, @Nullable String value, Runnable logging) {
		if (value == null || MDC.get(key) != null) {
			logging.run();
			return;
		}
		try (MDC.MDCCloseable _ = MDC.putCloseable(key, value)) {
			logging.run();
		}
	}

}
