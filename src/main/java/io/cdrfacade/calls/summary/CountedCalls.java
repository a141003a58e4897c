package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.util.Map;

import io.cdrfacade.web.caching.Caching;

/**
 * The result of a count. It depends on the query, not on who may see what of it.
 *
 * @param from start of the range that was counted
 * @param to end of that range
 * @param total all calls
 * @param groups the groups that have calls, in no order
 * @param table completes and sorts the groups
 * @param caching what HTTP caches may do with the answer, and where it came from
 */
record CountedCalls(Instant from, Instant to, CallSums total, Map<GroupKey, CallSums> groups, GroupTable table,
		Caching caching) {

	/** The same result for another request, which joined the count. */
	CountedCalls shared() {
		return new CountedCalls(this.from, this.to, this.total, this.groups, this.table, this.caching.shared());
	}

}
