package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.util.List;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.calls.Words;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.parameter.Parameters;

/**
 * Which calls are to be counted, and how.
 *
 * @param selection which calls; never {@link SyncState#UNREAD}
 * @param groupBy what they are grouped by
 * @param view how groups are shown
 */
record SummaryQuery(Selection selection, GroupBy groupBy, CallView view) {

	/** Counting must not mark calls as read. */
	private static final List<String> SYNC = List.of(Words.SYNC_STATES.of(SyncState.ALL),
			Words.SYNC_STATES.of(SyncState.READ));

	static SummaryQuery read(Parameters parameters, SelectionReader reader, Caller caller, int maxGroups) {
		Selection selection = reader.read(parameters).marked(sync(parameters));
		GroupBy groupBy = GroupBy.of(parameters.word(GroupBy.NAME, GroupBy.words(), GroupBy.NONE.word()));
		verifyGroups(parameters, groupBy, selection, maxGroups);
		return new SummaryQuery(selection, groupBy, reader.view(selection, caller));
	}

	private static SyncState sync(Parameters parameters) {
		return Words.ALL.equals(parameters.word("sync", SYNC, Words.ALL)) ? SyncState.ALL : SyncState.READ;
	}

	private static void verifyGroups(Parameters parameters, GroupBy groupBy, Selection selection, int maxGroups) {
		Duration longest = groupBy.longestRange(maxGroups);
		if (Duration.between(selection.from(), selection.to()).compareTo(longest) > 0) {
			parameters.reject(GroupBy.NAME,
					"must not be %s with more than %d hours between `from` and `to`, as that would make more than %d groups"
						.formatted(groupBy.word(), longest.toHours(), maxGroups));
		}
	}

	/** Whether what is counted of a day stays true. Marks change when calls are read. */
	boolean mayBeKept() {
		return this.selection.sync() == SyncState.ALL;
	}

}
