package io.cdrfacade.calls.summary;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.calls.Words;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.Accepted;
import io.cdrfacade.web.parameter.Parameters;

/**
 * Which calls are to be counted, and how.
 *
 * @param selection which calls; never {@link SyncState#UNREAD}
 * @param groupBy up to two dimensions that they are grouped by
 * @param view how groups are shown
 * @param csv whether the answer is a table and not JSON
 */
record SummaryQuery(Selection selection, List<GroupBy> groupBy, CallView view, boolean csv) {

	private static final String CSV = "csv";

	/** Counting must not mark calls as read. */
	private static final List<String> SYNC = List.of(Words.SYNC_STATES.of(SyncState.ALL),
			Words.SYNC_STATES.of(SyncState.READ));

	static SummaryQuery read(HttpServletRequest request, Caller caller, SelectionReader reader, int maxGroups)
			throws HttpMediaTypeNotAcceptableException {
		Parameters parameters = Parameters.of(request);
		Selection selection = reader.read(parameters, SYNC);
		List<GroupBy> groupBy = GroupByParameter.read(parameters);
		GroupByParameter.verifyRange(parameters, groupBy, selection, maxGroups);
		SummaryQuery query = new SummaryQuery(selection, groupBy, reader.view(selection, caller),
				csv(parameters, request));
		reader.finish(parameters, selection, caller, request);
		return query;
	}

	/** The parameter wins over the header, which is not read then. */
	private static boolean csv(Parameters parameters, HttpServletRequest request)
			throws HttpMediaTypeNotAcceptableException {
		List<MediaType> types = List.of(MediaType.APPLICATION_JSON, SummaryTable.CONTENT_TYPE);
		boolean accepted = !parameters.has("format")
				&& SummaryTable.CONTENT_TYPE.equals(Accepted.by(request).best(types));
		return CSV.equals(parameters.word("format", List.of("json", CSV), accepted ? CSV : "json"));
	}

	/** The dimensions as the parameter has them. */
	String groupByText() {
		return GroupByParameter.text(this.groupBy);
	}

	/** Whether the counts of a day stay true. Sync marks change when calls are read. */
	boolean mayBeKept() {
		return this.selection.sync() == SyncState.ALL;
	}

}
