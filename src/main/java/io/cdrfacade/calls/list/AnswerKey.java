package io.cdrfacade.calls.list;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CallFilters;
import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.PinnedEnds;
import io.cdrfacade.platform.CdrQuery;

/**
 * What an answer depends on. Queries that mean the same have the same key, however they
 * are written. An end of the range that moves with the time counts as moving, wherever it
 * is at the moment: whoever asks for "the last 24 hours" can share an answer.
 *
 * @param account name of the account
 * @param view how calls are shown
 * @param pinned which ends of the range do not move
 * @param query what the platform is asked for, in one order, without the ends that move
 */
record AnswerKey(String account, CallView view, PinnedEnds pinned, CdrQuery query) {

	/** Objects and fields of a key and of what the cache has to remember of it. */
	private static final int FIXED_WEIGHT = 500;

	private static final int TEXT_WEIGHT = 60;

	static AnswerKey of(CallsQuery query) {
		CallFilters filters = query.filters();
		return new AnswerKey(filters.account().name(), query.view(), filters.pinned(),
				filters.normalised().toQuery(query.sync(), query.page(), query.size()));
	}

	/** Whether a request with this key asks for the same whenever it is made. */
	boolean isLasting() {
		return this.pinned == PinnedEnds.BOTH;
	}

	/** How many bytes of memory it takes, roughly. */
	int weight() {
		int weight = FIXED_WEIGHT + weight(this.query.destination()) + weight(this.query.userId())
				+ weight(this.query.memberId()) + weight(this.query.maturity()) + weight(this.query.customerId());
		return weight + this.query.extensions().stream().mapToInt(AnswerKey::weight).sum();
	}

	private static int weight(@Nullable String text) {
		return (text != null) ? TEXT_WEIGHT + 2 * text.length() : 0;
	}

}
