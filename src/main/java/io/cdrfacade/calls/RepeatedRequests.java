package io.cdrfacade.calls;

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
import io.cdrfacade.web.CacheDemands;
import io.cdrfacade.web.RequestLabels;

/**
 * Answers requests that somebody repeats word for word, as {@link CallsController} would,
 * but without reading them again, nor deciding again who may ask for what.
 */
final class RepeatedRequests extends ArrivalFilter {

	static final String PATH = "/calls";

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
		if (!HttpMethod.GET.matches(request.getMethod()) || !acceptsJson(request) || !answer(request, response)) {
			chain.doFilter(request, response);
		}
	}

	/** Whoever may not want JSON is for the controller. */
	private static boolean acceptsJson(HttpServletRequest request) {
		String accepted = request.getHeader(HttpHeaders.ACCEPT);
		return accepted == null || accepted.equals(MediaType.APPLICATION_JSON_VALUE)
				|| (accepted.contains(MediaType.ALL_VALUE) && !accepted.contains(";"));
	}

	private boolean answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Caller caller = this.admission.caller(request);
		KnownRequests.Known same = (caller != null) ? this.known.find(request, caller) : null;
		if (caller == null || same == null) {
			return false;
		}
		CacheDemands demands = CacheDemands.of(request);
		FoundAnswer hit = this.cache.fresh(same.key(), demands);
		if (hit == null && !same.key().isLasting()) {
			return false;
		}
		RequestLabels.endpoint(request, PATH);
		RequestLabels.account(request, same.key().account());
		this.admission.admit(request, response, caller, same.headers());
		FoundAnswer found = (hit != null) ? this.cache.give(hit) : this.cache.find(same.key(), same.query(), demands);
		found.send(request, response, same.links(request, found.answer()));
		return true;
	}

}
