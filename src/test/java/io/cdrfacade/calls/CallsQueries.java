package io.cdrfacade.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.mock.web.MockHttpServletRequest;

import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.web.Parameters;

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
		CallsQuery read = CallsQuery.read(parameters, new CallFiltersReader(AccountsFixture.accounts(),
				new CallsProperties(Duration.ofDays(1096)), Clock.fixed(now, ZoneOffset.UTC)), numbersShown);
		parameters.verify();
		return read;
	}

}
