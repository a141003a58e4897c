package io.cdrfacade.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;

import org.springframework.mock.web.MockHttpServletRequest;

import io.cdrfacade.calls.list.CallsQuery;
import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;
import io.cdrfacade.web.parameter.Parameters;

/** Reads queries as the controller does. */
public final class CallsQueries {

	private CallsQueries() {
	}

	/**
	 * Reads a query.
	 * @param query the query string
	 * @param now when it is read
	 * @return the query
	 */
	public static CallsQuery read(String query, Instant now) {
		return read(query, now, true);
	}

	public static CallsQuery read(String query, Instant now, boolean numbersShown) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setQueryString(query);
		Parameters parameters = Parameters.of(request);
		CallsQuery read = CallsQuery.read(parameters, new SelectionReader(AccountsFixture.accounts(),
				new CallsProperties(Duration.ofDays(1096)), Clock.fixed(now, ZoneOffset.UTC)), caller(numbersShown));
		parameters.verify();
		return read;
	}

	private static Caller caller(boolean numbersShown) {
		Set<Scope> scopes = numbersShown ? Set.of(Scope.CALLS_READ, Scope.NUMBERS_READ) : Set.of(Scope.CALLS_READ);
		return new Caller("test", scopes, Set.of("*"));
	}

}
