package io.cdrfacade.calls.search;

import java.time.Duration;

import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

import io.cdrfacade.calls.CallsProperties;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.walk.CallWalk;
import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.web.load.Permits;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Reads all calls of a selection, if there are not too many. */
@Component
final class Readings {

	private static final Duration RETRY_AFTER = Duration.ofSeconds(5);

	private final CallWalks walks;

	private final int maxSearched;

	private final Permits permits;

	Readings(CallWalks walks, CallsProperties properties, MeterRegistry registry) {
		this.walks = walks;
		this.maxSearched = properties.maxSearched();
		this.permits = new Permits(properties.maxConcurrentSearches(), "cdr.search.active",
				"Searches that are reading calls", registry);
	}

	/**
	 * Reads calls.
	 * @param selection which calls, without filters that the platform does not know
	 * @return the calls
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws ProblemException if there are too many calls, or searches
	 */
	Reading read(Selection selection) {
		try (Permits.Permit _ = this.permits.require("The maximum number of searches is running.", RETRY_AFTER);
				CallWalk walk = this.walks.beginTwoAhead(selection)) {
			require(walk.totalItems());
			RowWriter rows = new RowWriter((int) walk.totalItems());
			walk.forEach(rows::addAll, this::require);
			return new Reading(rows.finish());
		}
	}

	private void require(long calls) {
		if (calls > this.maxSearched) {
			throw new ProblemException(ProblemCode.TOO_MANY_CALLS,
					"""
							There are at least %d calls to read, and a search may read %d. Shorten the range between `from` and `to`, \
							or narrow it by what the platform filters itself, such as `direction` or `extension`."""
						.formatted(calls, this.maxSearched));
		}
	}

}
