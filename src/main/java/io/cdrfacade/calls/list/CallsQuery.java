package io.cdrfacade.calls.list;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.OwnFilters;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.calls.Words;
import io.cdrfacade.calls.search.Sort;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;
import io.cdrfacade.web.parameter.Parameters;

/**
 * Which page of which calls is asked for.
 *
 * @param selection which calls
 * @param sort in which order; {@code null} for the platform's
 * @param page number of the page, from 1
 * @param size calls a page
 * @param view how they are shown
 * @param sent the parameters as they were sent, for links to other pages
 */
record CallsQuery(Selection selection, @Nullable Sort sort, int page, int size, CallView view,
		Map<String, List<String>> sent) {

	static final int MAX_SIZE = 1000;

	/**
	 * With a greater one, the number of a page's last call would be too large for the
	 * platform.
	 */
	static final int MAX_PAGE = Integer.MAX_VALUE / MAX_SIZE;

	private static final int DEFAULT_SIZE = 50;

	static CallsQuery read(HttpServletRequest request, Caller caller, SelectionReader reader) {
		Parameters parameters = Parameters.of(request);
		Selection selection = reader.read(parameters, Words.SYNC_STATES.filters());
		Sort sort = Sort.find(parameters.word("sort", Sort.WORDS, ""));
		CallsQuery query = new CallsQuery(selection, sort, parameters.integer("page", 1, 1, MAX_PAGE),
				parameters.integer("size", DEFAULT_SIZE, 1, MAX_SIZE), reader.view(selection, caller),
				parameters.sent());
		if (query.consumes()) {
			verifyUnread(parameters, request);
		}
		reader.finish(parameters, selection, caller, request);
		if (query.consumes()) {
			caller.require(Scope.CALLS_CONSUME);
		}
		return query;
	}

	/**
	 * Reading marks all calls, also those that the facade would leave out. A value that
	 * leaves out none is refused, too: whether a query is allowed does not depend on
	 * values.
	 */
	private static void verifyUnread(Parameters parameters, HttpServletRequest request) {
		if (parameters.has("sort") || OwnFilters.NAMES.stream().anyMatch(parameters::has)) {
			parameters.reject("sync",
					"must not be unread with `%s` or `sort`, as the platform would mark calls as read that are not shown"
						.formatted(String.join("`, `", OwnFilters.NAMES)));
		}
		if (HttpMethod.HEAD.matches(request.getMethod())) {
			parameters.reject("sync", "must not be unread with HEAD, which would mark calls as read and not show them");
		}
	}

	/** Whether the platform alone cannot answer it. */
	boolean isSearch() {
		return this.sort != null || !this.selection.filters().own().isEmpty();
	}

	/** Whether reading the calls marks them as read. */
	boolean consumes() {
		return this.selection.sync() == SyncState.UNREAD;
	}

}
