package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.util.List;

import io.cdrfacade.calls.CallFilters;
import io.cdrfacade.calls.CallFiltersReader;
import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.Words;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.parameter.Parameters;

/**
 * Which calls are to be counted, and how.
 *
 * @param filters which calls
 * @param sync which of them by their sync mark; never {@link SyncState#UNREAD}
 * @param groupBy what they are grouped by
 * @param view how groups are shown
 */
record SummaryQuery(CallFilters filters, SyncState sync, GroupBy groupBy, CallView view) {

	/** Counting must not mark calls as read. */
	private static final List<String> SYNC = List.of(Words.SYNC_STATES.of(SyncState.ALL),
			Words.SYNC_STATES.of(SyncState.READ));

	static SummaryQuery read(Parameters parameters, CallFiltersReader reader, Caller caller, int maxGroups) {
		CallFilters filters = reader.read(parameters);
		String sync = parameters.word("sync", SYNC, Words.ALL);
		GroupBy groupBy = GroupBy.of(parameters.word(GroupBy.NAME, GroupBy.words(), GroupBy.NONE.word()));
		verifyGroups(parameters, groupBy, filters, maxGroups);
		return new SummaryQuery(filters, Words.ALL.equals(sync) ? SyncState.ALL : SyncState.READ, groupBy,
				reader.view(filters, caller));
	}

	private static void verifyGroups(Parameters parameters, GroupBy groupBy, CallFilters filters, int maxGroups) {
		Duration longest = groupBy.longestRange(maxGroups);
		if (Duration.between(filters.from(), filters.to()).compareTo(longest) > 0) {
			parameters.reject(GroupBy.NAME,
					"must not be %s with more than %d hours between `from` and `to`, as that would make more than %d groups"
						.formatted(groupBy.word(), longest.toHours(), maxGroups));
		}
	}

	/** Whether what is counted of a day stays true. Marks change when calls are read. */
	boolean mayBeKept() {
		return this.sync == SyncState.ALL;
	}

}
