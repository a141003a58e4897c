package io.cdrfacade.calls.list;

import java.time.Instant;
import java.util.Set;

import org.springframework.mock.web.MockHttpServletRequest;

import io.cdrfacade.calls.Selections;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;
import io.cdrfacade.web.parameter.Parameters;

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
		Parameters parameters = Parameters.of(request);
		CallsQuery read = CallsQuery.read(parameters, Selections.reader(now), caller(numbersShown));
		parameters.verify();
		return read;
	}

	private static Caller caller(boolean numbersShown) {
		Set<Scope> scopes = numbersShown ? Set.of(Scope.CALLS_READ, Scope.NUMBERS_READ) : Set.of(Scope.CALLS_READ);
		return new Caller("test", scopes, Set.of("*"));
	}

}
