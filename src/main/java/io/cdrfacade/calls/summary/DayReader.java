package io.cdrfacade.calls.summary;

import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.walk.CallWalk;
import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Reads the calls for one request, up to a limit; for one thread. */
final class DayReader {

	private final CallWalks walks;

	private final Selection selection;

	private final long maxRecords;

	private long records;

	DayReader(CallWalks walks, Selection selection, long maxRecords) {
		this.walks = walks;
		this.selection = selection;
		this.maxRecords = maxRecords;
	}

	/** How many calls were read, whether or not they were counted. */
	long records() {
		return this.records;
	}

	/**
	 * Reads days.
	 * @param days the days, which count their calls
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws ProblemException if there are too many calls
	 */
	void read(DaysToRead days) {
		try (CallWalk walk = this.walks.begin(this.selection.within(days.from(), days.to()))) {
			verifyLimit(walk.totalItems());
			walk.forEach(days::addAll, (_) -> verifyLimit(walk.read()));
			this.records += walk.read();
		}
	}

	private void verifyLimit(long more) {
		if (more > this.maxRecords - this.records) {
			long calls = this.records + Math.min(more, Long.MAX_VALUE - this.records);
			throw new ProblemException(ProblemCode.TOO_MANY_CALLS,
					"""
							There are at least %d calls to read, and one request may read %d. Shorten the range between `from` and \
							`to`, or filter. Whole days that were counted before are not read again."""
						.formatted(calls, this.maxRecords));
		}
	}

}
