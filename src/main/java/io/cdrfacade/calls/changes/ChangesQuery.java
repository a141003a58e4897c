package io.cdrfacade.calls.changes;

import java.time.Duration;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.PinnedEnds;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.observe.RequestLabels;
import io.cdrfacade.web.parameter.Parameters;

/**
 * Which changes are asked for.
 *
 * @param selection which calls
 * @param position where to begin; {@code null} for now
 * @param limit how many at most
 * @param patience how long to wait for one
 * @param view how they are shown
 */
record ChangesQuery(Selection selection, @Nullable Position position, int limit, Duration patience, CallView view) {

	static final String LAST_EVENT_ID = "Last-Event-ID";

	private static final int DEFAULT_LIMIT = 100;

	private static final int MAX_LIMIT = 1000;

	private static final int MAX_WAIT = 30;

	static ChangesQuery read(HttpServletRequest request, Caller caller, SelectionReader reader, Cursors cursors,
			Duration tolerance) {
		Parameters parameters = Parameters.of(request);
		parameters.allowTicket();
		Selection selection = reader.readUntilNow(parameters);
		Position position = position(parameters, selection, cursors, request.getHeader(LAST_EVENT_ID));
		if (position == null && selection.pinned() == PinnedEnds.FROM) {
			position = Position.since(selection.from(), tolerance);
		}
		ChangesQuery query = new ChangesQuery(selection, position,
				parameters.integer("limit", DEFAULT_LIMIT, 1, MAX_LIMIT),
				Duration.ofSeconds(parameters.integer("wait", 0, 0, MAX_WAIT)), reader.view(selection, caller));
		parameters.verify();
		selection.requireGrantedTo(caller);
		RequestLabels.account(request, selection.account().name());
		return query;
	}

	/** A stream that goes on has come further than its URL, which stays the same. */
	private static @Nullable Position position(Parameters parameters, Selection selection, Cursors cursors,
			@Nullable String lastEvent) {
		String cursor = parameters.text("cursor", Cursors.MAX_LENGTH);
		if (lastEvent != null && !lastEvent.isEmpty()) {
			return position(parameters, LAST_EVENT_ID, selection, cursors, lastEvent);
		}
		if (cursor != null && parameters.has("from")) {
			parameters.reject("from", "must be left out if there is a `cursor`, which tells where to begin");
		}
		return (cursor != null) ? position(parameters, "cursor", selection, cursors, cursor) : null;
	}

	private static @Nullable Position position(Parameters parameters, String name, Selection selection, Cursors cursors,
			String cursor) {
		Position position = cursors.read(selection.account(), cursor);
		if (position == null) {
			parameters.reject(name, cursor, "must be a cursor that this server gave out for the same account; "
					+ "begin anew with `from` if it is lost");
		}
		return position;
	}

	Batch.Wish wish() {
		return new Batch.Wish(this.selection.filters()::admit, this.limit);
	}

}
