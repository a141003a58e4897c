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

import io.cdrfacade.security.Caller;
import io.cdrfacade.web.ArrivalFilter;
import io.cdrfacade.web.CacheDemands;
import io.cdrfacade.web.RequestLabels;

/**
 * Answers requests that somebody repeats word for word, as {@link CallsController} would,
 * but without reading them again. Comes after the filters that decide whether the caller
 * may ask.
 */
final class RepeatedRequests extends ArrivalFilter {

	static final String PATH = "/calls";

	private final KnownRequests known;

	private final CachedAnswers cache;

	RepeatedRequests(KnownRequests known, CachedAnswers cache) {
		this.known = known;
		this.cache = cache;
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
		KnownRequests.Known same = this.known.find(request, Caller.current());
		if (same == null) {
			return false;
		}
		RequestLabels.endpoint(request, PATH);
		RequestLabels.account(request, same.key().account());
		FoundAnswer found = find(same, CacheDemands.of(request));
		if (found == null) {
			return false;
		}
		found.send(request, response, same.links(request, found.answer()));
		return true;
	}

	/** What moves with the time has to be read again, unless the cache has its answer. */
	private @Nullable FoundAnswer find(KnownRequests.Known same, CacheDemands demands) {
		return same.isLasting() ? this.cache.find(same.key(), same.query(), demands)
				: this.cache.findHit(same.key(), demands);
	}

}
