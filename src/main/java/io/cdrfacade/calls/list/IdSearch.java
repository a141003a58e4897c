package io.cdrfacade.calls.list;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntFunction;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;

/**
 * Looks for a call by its id among the pages of a range, which the platform orders by id
 * or by start, upwards or downwards. Ids grow with the ends of calls, so that the middle
 * ids of pages grow (or fall) in both orders: a bisection finds the page of calls that
 * ended when the call did. In the order of starts, the call may be on a page before that,
 * as far back as it lasted, or a little after it. For one use.
 */
final class IdSearch {

	static final int PAGE_SIZE = 1000;

	/**
	 * In the order of starts, a short call is some pages behind longer calls that ended
	 * at the same time.
	 */
	private static final int PAGES_AFTER = 3;

	/** No call lasts longer. */
	private static final Duration LONGEST_CALL = Duration.ofDays(1);

	private final IntFunction<CdrPage> pages;

	private final long id;

	private final int maxPages;

	private final PageOrder order = new PageOrder();

	private int read;

	private int last = 1;

	private boolean descending;

	private @Nullable Cdr found;

	/** When the last of the calls with smaller ids has ended. */
	private @Nullable Instant endBefore;

	IdSearch(IntFunction<CdrPage> pages, long id, int maxPages) {
		this.pages = pages;
		this.id = id;
		this.maxPages = maxPages;
	}

	/**
	 * Reads pages until the call is found, or cannot be.
	 * @return the call, or {@code null} if there is none
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails
	 */
	@Nullable Cdr find() {
		IdPage first = read(1);
		if (isOver() || this.last == 1) {
			return this.found;
		}
		IdPage end = read(this.last);
		this.descending = first.middle() > end.middle();
		IdPage lowest = this.descending ? end : first;
		if (!isOver() && !lowest.isAbove(this.id)) {
			scan(bisect(lowest, this.descending ? first : end));
		}
		return this.found;
	}

	/** How many pages were read. */
	int pagesRead() {
		return this.read;
	}

	/**
	 * Tells whether the call may have been dialled before the range. It was not if one
	 * with a smaller id ended so late that it lies in the range, too, however long it
	 * lasted.
	 * @param from start of the range
	 * @return whether an earlier range may hold the call
	 */
	boolean mayBeBefore(Instant from) {
		return this.endBefore == null || !this.endBefore.isAfter(from.plus(LONGEST_CALL));
	}

	/** Finds the last page whose middle id is not greater, counting upwards by id. */
	private int bisect(IdPage first, IdPage end) {
		int low = 1;
		int high = this.last;
		if (this.id < first.middle()) {
			return 1;
		}
		if (this.id >= end.middle()) {
			return this.last;
		}
		while (high - low > 1 && !isOver()) {
			int half = (low + high) >>> 1;
			if (read(numberOf(half)).middle() <= this.id) {
				low = half;
			}
			else {
				high = half;
			}
		}
		return low;
	}

	private void scan(int start) {
		IdPage page = take(start);
		take(start + 1);
		if (this.order.isById()) {
			return;
		}
		for (int distance = 1; distance <= PAGES_AFTER; distance++) {
			take(start + 1 + distance);
			take(start - distance);
		}
		scanBack(start - PAGES_AFTER - 1, (page != null) ? page.earliestEnd() : null);
	}

	/**
	 * Looks for calls that ended by a time, as far back as one of them can have begun.
	 */
	private void scanBack(int start, @Nullable Instant end) {
		for (int at = start; at >= 1 && !isOver(); at--) {
			IdPage page = take(at);
			if (page != null && end != null && page.isBefore(end.minus(LONGEST_CALL))) {
				return;
			}
		}
	}

	private @Nullable IdPage take(int position) {
		return (position >= 1 && position <= this.last && !isOver()) ? read(numberOf(position)) : null;
	}

	private int numberOf(int position) {
		return this.descending ? this.last + 1 - position : position;
	}

	private boolean isOver() {
		return this.found != null || this.read == this.maxPages;
	}

	private IdPage read(int number) {
		CdrPage page = this.pages.apply(number);
		this.read++;
		if (number == 1) {
			this.last = Math.clamp(Math.ceilDiv(page.totalItems(), (long) PAGE_SIZE), 1, CallsQuery.MAX_PAGE);
		}
		this.order.learn(page.cdrs());
		page.cdrs().forEach(this::look);
		return new IdPage(page.cdrs());
	}

	private void look(Cdr cdr) {
		if (cdr.id() == null) {
			return;
		}
		if (cdr.id() == this.id) {
			this.found = cdr;
		}
		else if (cdr.id() < this.id && cdr.endedAt() != null
				&& (this.endBefore == null || cdr.endedAt().isAfter(this.endBefore))) {
			this.endBefore = cdr.endedAt();
		}
	}

}
