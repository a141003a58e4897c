package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.PinnedEnds;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.PreferredLanguage;
import io.cdrfacade.web.parameter.AccountParameter;
import io.cdrfacade.web.parameter.Parameters;
import io.cdrfacade.web.problem.InvalidParametersException;
import io.cdrfacade.web.problem.ParameterFault;

/**
 * Which changes are asked for.
 *
 * @param selection which calls
 * @param cursor the cursor that was sent; {@code null} without one
 * @param position where to begin; {@code null} for now
 * @param limit how many at most
 * @param longestWait how long to wait for one; zero for not at all
 * @param view how they are shown
 * @param language language of texts for people
 */
record ChangesQuery(Selection selection, @Nullable SentCursor cursor, @Nullable Position position, int limit,
		Duration longestWait, CallView view, Locale language) {

	static final String LAST_EVENT_ID = "Last-Event-ID";

	/** For clients that cannot send the header. */
	static final String LAST_EVENT_ID_PARAMETER = "lastEventId";

	private static final int DEFAULT_LIMIT = 100;

	private static final int MAX_LIMIT = 1000;

	private static final int MAX_WAIT = 30;

	static ChangesQuery read(HttpServletRequest request, Caller caller, SelectionReader reader, Cursors cursors,
			Duration tolerance) {
		Parameters parameters = Parameters.of(request);
		parameters.allowTicket();
		SentCursor cursor = cursor(parameters, request.getHeader(LAST_EVENT_ID));
		Selection selection = (cursor != null) ? reader.readGoingOn(parameters) : reader.readUntilNow(parameters);
		Position position = (cursor != null) ? position(parameters, cursor, selection, cursors) : null;
		if (position == null && selection.pinned() == PinnedEnds.FROM) {
			position = Position.since(selection.from(), tolerance);
		}
		ChangesQuery query = new ChangesQuery(selection, cursor, position,
				parameters.integer("limit", DEFAULT_LIMIT, 1, MAX_LIMIT),
				Duration.ofSeconds(parameters.integer("wait", 0, 0, MAX_WAIT)), reader.view(selection, caller),
				PreferredLanguage.of(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE)));
		reader.finish(parameters, selection, caller, request);
		return query;
	}

	/**
	 * A stream that goes on has a newer position than its URL, which stays the same. So
	 * the last event wins over {@code cursor} and {@code from}.
	 */
	private static @Nullable SentCursor cursor(Parameters parameters, @Nullable String header) {
		String lastEvent = parameters.text(LAST_EVENT_ID_PARAMETER, Cursors.MAX_LENGTH);
		String cursor = parameters.text("cursor", Cursors.MAX_LENGTH);
		if (header != null && !header.isEmpty()) {
			return new SentCursor(LAST_EVENT_ID, header);
		}
		if (lastEvent != null) {
			return new SentCursor(LAST_EVENT_ID_PARAMETER, lastEvent);
		}
		if (cursor != null && parameters.has("from")) {
			parameters.reject("from", "must be left out if there is a `cursor`, which tells where to begin");
		}
		return (cursor != null) ? new SentCursor("cursor", cursor) : null;
	}

	private static @Nullable Position position(Parameters parameters, SentCursor cursor, Selection selection,
			Cursors cursors) {
		Position position = cursors.read(selection.account(), cursor.value());
		if (position == null && !parameters.rejected(AccountParameter.NAME)) {
			parameters.reject(cursor.name(), cursor.value(),
					"must be a cursor that this server gave out for the same account; "
							+ "begin at a time with `from` if it is lost");
		}
		return position;
	}

	/** The problem of a cursor that is newer than all data of the platform. */
	InvalidParametersException cursorAhead() {
		SentCursor sent = (this.cursor != null) ? this.cursor : new SentCursor("from", "");
		return new InvalidParametersException(List.of(ParameterFault.of(sent.name(), sent.value(),
				"is newer than all data of the platform, which was probably reset; start again with `from`", null)));
	}

	CallBatch.Wanted wanted() {
		return new CallBatch.Wanted(this.selection.filters()::admit, this.limit);
	}

	/**
	 * A cursor as it was sent.
	 *
	 * @param name name of the parameter or header
	 * @param value its value
	 */
	record SentCursor(String name, String value) {
	}

}
