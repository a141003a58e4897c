package io.cdrfacade.calls;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.util.unit.DataSize;

import io.cdrfacade.platform.AccountsFixture;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.web.parameter.Parameters;

/** Reads selections as controllers do. */
public final class Selections {

	private Selections() {
	}

	public static SelectionReader reader(Instant now) {
		return reader(now, Duration.ofDays(1096));
	}

	static SelectionReader reader(Instant now, Duration maxRange) {
		return new SelectionReader(AccountsFixture.accounts(),
				new CallsProperties(maxRange, 20_000, Duration.ofMinutes(5), DataSize.ofMegabytes(1), 8),
				Clock.fixed(now, ZoneOffset.UTC));
	}

	static Selection read(String query, Instant now) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setQueryString(query);
		Parameters parameters = Parameters.of(request);
		Selection selection = reader(now).read(parameters, Words.SYNC_STATES.filters());
		parameters.verify();
		return selection;
	}

}
