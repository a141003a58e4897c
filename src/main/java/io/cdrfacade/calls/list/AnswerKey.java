package io.cdrfacade.calls.list;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.Selection;

/**
 * What an answer depends on. Queries that mean the same have the same key. Ends of the
 * range that move with the time are not in it, so that all requests for "the last 24
 * hours" share an answer.
 *
 * @param selection which calls, in one form
 * @param page number of the page, from 1
 * @param size calls a page
 * @param view how they are shown
 */
record AnswerKey(Selection selection, int page, int size, CallView view) {

	/** Bytes of a cache entry besides the selection, roughly. */
	private static final int FIXED_WEIGHT = 100;

	static AnswerKey of(CallsQuery query) {
		return new AnswerKey(query.selection().normalised(), query.page(), query.size(), query.view());
	}

	/** How many bytes of memory it takes, roughly. */
	int weight() {
		return FIXED_WEIGHT + this.selection.weight() + this.view.root().length();
	}

}
