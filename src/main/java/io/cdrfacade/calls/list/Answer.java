package io.cdrfacade.calls.list;

import java.time.Instant;

import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.web.caching.Body;

/**
 * A page of calls, ready to send. Answers are not compared; their tags are.
 *
 * @param body the page as JSON
 * @param from start of the range that the platform was asked for
 * @param to end of that range
 * @param page where in the whole the page is
 * @param items how many calls the page holds
 */
record Answer(Body body, Instant from, Instant to, CallPage.Page page, int items) {

	static Answer of(CallsQuery query, CdrPage cdrs) {
		return of(query, query.selection().from(), query.selection().to(), cdrs);
	}

	static Answer of(CallsQuery query, Instant from, Instant to, CdrPage cdrs) {
		CallPage.Page page = CallPage.Page.of(query.page(), query.size(), cdrs.totalItems());
		byte[] content = CallPage.toJson(cdrs.cdrs(), query.view(), page);
		return new Answer(Body.of(content), from, to, page, cdrs.cdrs().size());
	}

}
