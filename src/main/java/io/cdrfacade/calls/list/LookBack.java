package io.cdrfacade.calls.list;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CallPages;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Looks for a call by its id among the calls of the last weeks, and then further and
 * further back, in longer and longer ranges: platforms are slow to answer long ones, and
 * most calls that are looked for are recent.
 */
final class LookBack {

	/** Most pages that are read for a call. */
	static final int MAX_PAGES = 40;

	private static final Duration FIRST_RANGE = Duration.ofDays(32);

	private static final int GROWTH = 4;

	private final CallPages pages;

	private final Duration maxRange;

	/**
	 * Creates a search in the past.
	 * @param pages gets pages of calls
	 * @param maxRange longest range that it is asked for
	 */
	LookBack(CallPages pages, Duration maxRange) {
		this.pages = pages;
		this.maxRange = maxRange;
	}

	/**
	 * Looks for a call.
	 * @param account whose call
	 * @param id its id
	 * @param now the time, which the platform's clock may be ahead of
	 * @return the call, or {@code null} if there is none
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 * @throws ProblemException if the pages do not reach so far that it is sure
	 */
	@Nullable Cdr find(Account account, long id, Instant now) {
		Instant to = now.plus(CallQuery.TOLERANCE).truncatedTo(ChronoUnit.SECONDS);
		Duration length = bounded(FIRST_RANGE);
		int pages = MAX_PAGES;
		while (to.isAfter(Selection.EARLIEST)) {
			Instant from = to.minus(length);
			IdSearch range = search(Selection.all(account, from, to), id, pages);
			Cdr found = range.find();
			pages -= range.pagesRead();
			if (found != null) {
				return found;
			}
			if (pages == 0) {
				throw notReached(id);
			}
			if (!range.mayBeBefore(from)) {
				return null;
			}
			to = from;
			length = bounded(length.multipliedBy(GROWTH));
		}
		return null;
	}

	private static ProblemException notReached(long id) {
		return new ProblemException(ProblemCode.CALL_NOT_FOUND,
				"The %d pages that one search may read do not hold the call %d. Send `at`, the time at which it was dialled."
					.formatted(MAX_PAGES, id));
	}

	private IdSearch search(Selection range, long id, int pages) {
		return new IdSearch((number) -> this.pages.get(range, number, IdSearch.PAGE_SIZE), id, pages);
	}

	private Duration bounded(Duration length) {
		return (length.compareTo(this.maxRange) < 0) ? length : this.maxRange;
	}

}
