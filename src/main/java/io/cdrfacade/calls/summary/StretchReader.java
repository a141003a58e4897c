package io.cdrfacade.calls.summary;

import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.walk.CallWalk;
import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Reads the calls that a request has to read. There may be only so many; for one thread.
 */
final class StretchReader {

	private final CallWalks walks;

	private final SummaryQuery query;

	private final long maxRecords;

	private long records;

	StretchReader(CallWalks walks, SummaryQuery query, long maxRecords) {
		this.walks = walks;
		this.query = query;
		this.maxRecords = maxRecords;
	}

	/** How many calls were read. */
	long records() {
		return this.records;
	}

	/**
	 * Reads a stretch.
	 * @param stretch where to count its calls
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws ProblemException if there are too many calls
	 */
	void read(Stretch stretch) {
		Selection selection = this.query.selection().within(stretch.from(), stretch.to());
		try (CallWalk walk = this.walks.begin(selection)) {
			requireRoom(walk.totalItems());
			walk.forEach((calls) -> {
				requireRoom(calls.size());
				this.records += calls.size();
				calls.forEach(stretch::add);
			});
		}
	}

	private void requireRoom(long more) {
		if (more > this.maxRecords - this.records) {
			throw new ProblemException(ProblemCode.TOO_MANY_CALLS,
					"""
							There are at least %d calls to read, and one request may read %d. Shorten the range between `from` and \
							`to`, or filter. Whole days that were counted before are not read again."""
						.formatted(this.records + more, this.maxRecords));
		}
	}

}
