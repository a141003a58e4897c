package io.cdrfacade.calls.list;

import java.time.Instant;
import java.util.Set;

import org.springframework.mock.web.MockHttpServletRequest;

import io.cdrfacade.calls.Selections;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;

/** Reads queries as the controller does. */
final class CallsQueries {

	private CallsQueries() {
	}

	/**
	 * Reads a query.
	 * @param query the query string
	 * @param now when it is read
	 * @return the query
	 */
	static CallsQuery read(String query, Instant now) {
		return read(query, now, true);
	}

	static CallsQuery read(String query, Instant now, boolean numbersShown) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setQueryString(query);
		return CallsQuery.read(request, caller(numbersShown), Selections.reader(now));
	}

	private static Caller caller(boolean numbersShown) {
		Set<Scope> scopes = numbersShown ? Set.of(Scope.CALLS_READ, Scope.NUMBERS_READ) : Set.of(Scope.CALLS_READ);
		return new Caller("test", scopes, Set.of("*"));
	}

}
