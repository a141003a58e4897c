package io.cdrfacade.calls.list;

import java.time.Instant;

import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.web.caching.EntityTag;

/**
 * A page of calls, ready to send. Answers are not compared; their tags are.
 *
 * @param content the page as JSON; nobody changes it
 * @param tag entity tag of the content
 * @param from start of the range that was really asked for
 * @param to end of that range
 * @param page where in the whole the page is
 * @param items how many calls the page holds
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and sent as it is
record Answer(byte[] content, EntityTag tag, Instant from, Instant to, CallPage.Page page, int items) {

	static Answer of(CallsQuery query, CdrPage cdrs) {
		CallPage.Page page = CallPage.Page.of(query.page(), query.size(), cdrs.totalItems());
		byte[] content = CallPage.toJson(cdrs.cdrs(), query.view(), page);
		return new Answer(content, EntityTag.of(content), query.selection().from(), query.selection().to(), page,
				cdrs.cdrs().size());
	}

	Place place() {
		return new Place(this.from, this.to, this.page);
	}

	/**
	 * Where an answer is in the whole, which its links depend on.
	 *
	 * @param from start of the range
	 * @param to end of the range
	 * @param page where in the range the page is
	 */
	record Place(Instant from, Instant to, CallPage.Page page) {
	}

}
