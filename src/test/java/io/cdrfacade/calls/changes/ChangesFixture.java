package io.cdrfacade.calls.changes;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;

import com.github.benmanes.caffeine.cache.Ticker;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Platform;

/** What tests of changes begin with. */
final class ChangesFixture {

	static final Account ACCOUNT = new Account("default", ZoneOffset.UTC);

	/** Any ten calls. */
	static final CallBatch.Wanted WANTED = new CallBatch.Wanted((cdr) -> true, 10);

	/** Those of the application. */
	static final ChangesProperties PROPERTIES = properties(Duration.ofSeconds(2), Duration.ofMillis(500));

	private ChangesFixture() {
	}

	static ChangesProperties properties(Duration pollInterval, Duration settle) {
		return properties(pollInterval, settle, null);
	}

	static ChangesProperties properties(Duration pollInterval, Duration settle, @Nullable String cursorSecret) {
		return new ChangesProperties(pollInterval, settle, Duration.ofHours(4), Duration.ofMinutes(2),
				Duration.ofSeconds(15), Duration.ofSeconds(2), 100, 100, cursorSecret);
	}

	static EndedCalls ended(Platform platform, Account account, ChangesProperties properties, Clock clock,
			Ticker ticker) {
		AccountRecords records = new AccountRecords(platform, new CallWalks(platform), account);
		return new EndedCalls(records, properties, clock, ticker, new SimpleMeterRegistry().counter("late"));
	}

}
