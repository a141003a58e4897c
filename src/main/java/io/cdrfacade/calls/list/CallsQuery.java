package io.cdrfacade.calls.list;

import java.util.Objects;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.calls.Words;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;
import io.cdrfacade.web.parameter.Parameters;

/**
 * Which page of which calls is asked for.
 *
 * @param selection which calls
 * @param page number of the page, from 1
 * @param size calls a page
 * @param view how they are shown
 */
public record CallsQuery(Selection selection, int page, int size, CallView view) {

	static final int MAX_SIZE = 1000;

	/** Keeps the number of a page's last call within what the platform counts with. */
	static final int MAX_PAGE = Integer.MAX_VALUE / MAX_SIZE;

	private static final int DEFAULT_SIZE = 50;

	public static CallsQuery read(Parameters parameters, SelectionReader reader, Caller caller) {
		Selection selection = reader.read(parameters).marked(sync(parameters));
		return new CallsQuery(selection, parameters.integer("page", 1, 1, MAX_PAGE),
				parameters.integer("size", DEFAULT_SIZE, 1, MAX_SIZE), reader.view(selection, caller));
	}

	private static SyncState sync(Parameters parameters) {
		String sync = parameters.word("sync", Words.SYNC_STATES.filters(), Words.ALL);
		return Objects.requireNonNullElse(Words.SYNC_STATES.find(sync), SyncState.ALL);
	}

	/** Whether reading the calls marks them as read. */
	boolean consumes() {
		return this.selection.sync() == SyncState.UNREAD;
	}

	void requireGrantedTo(Caller caller) {
		this.selection.requireGrantedTo(caller);
		if (consumes()) {
			caller.require(Scope.CALLS_CONSUME);
		}
	}

}
