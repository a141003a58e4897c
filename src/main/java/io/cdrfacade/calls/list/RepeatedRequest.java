package io.cdrfacade.calls.list;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.security.Admission;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.caching.CacheDemands;
import io.cdrfacade.web.observe.RequestLabels;

/**
 * A request that somebody repeats word for word.
 *
 * @param known what was made of it
 * @param caller who makes it
 * @param demands what it demands of the cache, this time
 */
record RepeatedRequest(KnownRequests.Known known, Caller caller, CacheDemands demands) {

	private static final String ATTRIBUTE = RepeatedRequest.class.getName();

	/** The one that was noted for a request, if it is one. */
	static @Nullable RepeatedRequest of(HttpServletRequest request) {
		return (request.getAttribute(ATTRIBUTE) instanceof RepeatedRequest repeated) ? repeated : null;
	}

	/** Notes for a later filter that a request is this one. */
	void noteFor(HttpServletRequest request) {
		request.setAttribute(ATTRIBUTE, this);
	}

	/** Does what the filters and the controller do before they look for an answer. */
	void admit(HttpServletRequest request, HttpServletResponse response, Admission admission) {
		RequestLabels.endpoint(request, CallsController.PATH);
		RequestLabels.account(request, this.known.query().selection().account().name());
		admission.admit(request, response, this.caller, this.known.headers());
	}

	void send(HttpServletRequest request, HttpServletResponse response, FoundAnswer found) throws IOException {
		found.send(request, response, this.known.links(request, found.answer()));
	}

}
