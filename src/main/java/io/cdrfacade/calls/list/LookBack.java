package io.cdrfacade.calls.list;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CallPages;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Cdr;

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
	 * @return the call, or {@code null} if there is none, or none so far back as the
	 * pages reach
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 */
	@Nullable Cdr find(Account account, long id, Instant now) {
		Instant to = now.plus(CallQuery.TOLERANCE).truncatedTo(ChronoUnit.SECONDS);
		Duration length = bounded(FIRST_RANGE);
		int pages = MAX_PAGES;
		while (pages > 0 && to.isAfter(Selection.EARLIEST)) {
			Instant from = to.minus(length);
			IdSearch range = search(Selection.all(account, from, to), id, pages);
			Cdr found = range.find();
			if (found != null || !range.mayBeBefore(from)) {
				return found;
			}
			pages -= range.pagesRead();
			to = from;
			length = bounded(length.multipliedBy(GROWTH));
		}
		return null;
	}

	private IdSearch search(Selection range, long id, int pages) {
		return new IdSearch((number) -> this.pages.get(range, number, IdSearch.PAGE_SIZE), id, pages);
	}

	private Duration bounded(Duration length) {
		return (length.compareTo(this.maxRange) < 0) ? length : this.maxRange;
	}

}
