package io.cdrfacade.calls.list;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import io.cdrfacade.security.Admission;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.ArrivalFilter;
import io.cdrfacade.web.caching.CacheDemands;

/**
 * Answers requests that somebody repeats word for word, as {@link CallsController} would,
 * if the answer is in the cache: ahead of all that costs more than that, and however many
 * others wait for the platform. Those that have to wait, too, are noted for
 * {@link RepeatedQuestions}.
 */
final class RepeatedRequests extends ArrivalFilter {

	private final KnownRequests known;

	private final CachedAnswers cache;

	private final Admission admission;

	RepeatedRequests(KnownRequests known, CachedAnswers cache, Admission admission) {
		this.known = known;
		this.cache = cache;
		this.admission = admission;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		RepeatedRequest repeated = find(request);
		if (repeated == null || !answer(repeated, request, response)) {
			chain.doFilter(request, response);
		}
	}

	private @Nullable RepeatedRequest find(HttpServletRequest request) {
		if (!HttpMethod.GET.matches(request.getMethod()) || !acceptsJson(request)) {
			return null;
		}
		Caller caller = this.admission.caller(request);
		KnownRequests.Known same = (caller != null) ? this.known.find(request, caller) : null;
		return (caller != null && same != null) ? new RepeatedRequest(same, caller, CacheDemands.of(request)) : null;
	}

	/** Whoever may not want JSON is for the controller. */
	private static boolean acceptsJson(HttpServletRequest request) {
		String accepted = request.getHeader(HttpHeaders.ACCEPT);
		return accepted == null || accepted.equals(MediaType.APPLICATION_JSON_VALUE)
				|| (accepted.contains(MediaType.ALL_VALUE) && !accepted.contains(";"));
	}

	private boolean answer(RepeatedRequest repeated, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		FoundAnswer hit = this.cache.fresh(repeated.known().key(), repeated.demands());
		if (hit == null) {
			repeated.noteFor(request);
			return false;
		}
		repeated.admit(request, response, this.admission);
		repeated.send(request, response, this.cache.give(hit));
		return true;
	}

}
