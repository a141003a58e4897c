package io.cdrfacade.calls.list;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.cdrfacade.security.Admission;
import io.cdrfacade.web.ArrivalFilter;

/**
 * Asks the platform for those who repeat a request word for word whose answer is not in
 * the cache, without reading the request again, nor deciding again who may ask for what.
 */
final class RepeatedQuestions extends ArrivalFilter {

	private final CachedAnswers cache;

	private final Admission admission;

	RepeatedQuestions(CachedAnswers cache, Admission admission) {
		this.cache = cache;
		this.admission = admission;
	}

	@Override
	protected void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		RepeatedRequest repeated = RepeatedRequest.of(request);
		if (repeated == null || !repeated.known().key().isLasting()) {
			chain.doFilter(request, response);
			return;
		}
		repeated.admit(request, response, this.admission);
		KnownRequests.Known known = repeated.known();
		repeated.send(request, response, this.cache.find(known.key(), known.query(), repeated.demands()));
	}

}
