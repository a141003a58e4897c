package io.cdrfacade.calls.list;

import java.time.Instant;
import java.util.Set;

import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.web.PinnedQuery;
import io.cdrfacade.web.caching.Body;

/**
 * A page of calls, ready to send. Answers are not compared; their tags are.
 *
 * @param body the page as JSON
 * @param range the range that the platform was asked for, as links have it
 * @param page where in the whole the page is
 * @param items how many calls the page holds
 */
record Answer(Body body, PinnedQuery range, CallPage.Page page, int items) {

	private static final Set<String> RANGE = Set.of("from", "to");

	static Answer of(CallsQuery query, CdrPage cdrs) {
		return of(query, query.selection().from(), query.selection().to(), cdrs);
	}

	static Answer of(CallsQuery query, Instant from, Instant to, CdrPage cdrs) {
		CallPage.Page page = CallPage.Page.of(query.page(), query.size(), cdrs.totalItems());
		byte[] content = CallPage.toJson(cdrs.cdrs(), query.view(), page);
		return new Answer(Body.of(content), range(query.selection(), from, to), page, cdrs.cdrs().size());
	}

	private static PinnedQuery range(Selection selection, Instant from, Instant to) {
		return new PinnedQuery(RANGE, "from=" + encoded(selection.text(from)) + "&to=" + encoded(selection.text(to)));
	}

	/** A time has one character that a query must not have as it is. */
	private static String encoded(String time) {
		return time.replace("+", "%2B");
	}

}
