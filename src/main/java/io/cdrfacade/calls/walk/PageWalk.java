package io.cdrfacade.calls.walk;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.work.LongWork;

/**
 * Reads page after page so that nothing is lost between two of them. Each page has to
 * hold a row that has been read, of another second than the last one: the rows after that
 * one were not skipped, wherever rows were added or removed meanwhile. If a page holds no
 * such row, rows before it were removed and unread ones moved to earlier pages: the walk
 * steps back until it finds one.
 */
final class PageWalk {

	/** Most requests without progress. */
	private static final int MAX_REQUESTS = 100;

	/** Each page with new rows adds this many to the requests that are left. */
	private static final int GIVEN_BACK = 3;

	private static final int ATTEMPTS_WHILE_REPEATING = 5;

	private final PagesAhead pages;

	private final Overlap overlap;

	private final KnownRows known;

	private final RowOrder order;

	private int requestsLeft = MAX_REQUESTS;

	/** The end of the last page: how many rows the platform has up to there. */
	private long read;

	/** The greatest end so far, as the walk can step back. */
	private long farthest;

	private long total;

	private boolean ended;

	PageWalk(PagesAhead pages, Overlap overlap, SeenIds ids) {
		this.pages = pages;
		this.overlap = overlap;
		this.known = new KnownRows(ids);
		this.order = new RowOrder(overlap.mostRows() - 1);
	}

	/** How many rows the platform counted last. */
	long total() {
		return this.total;
	}

	/** Stops what is being fetched. */
	void close() {
		this.pages.stop();
	}

	/** Reads the next rows; {@code null} after the last. */
	@Nullable List<Cdr> next() {
		while (!this.ended) {
			List<Cdr> found = nextThatJoin();
			if (!found.isEmpty()) {
				return found;
			}
		}
		return null;
	}

	/** Has the next pages fetched while the caller uses the rows of the last one. */
	void fetchAhead() {
		if (!this.ended) {
			Slice next = after(this.read);
			boolean more = next.end() < this.total;
			this.pages.fetch(more ? List.of(next, this.overlap.after(next.end(), 0)) : List.of(next));
		}
	}

	/**
	 * Takes the rows of the next page, or steps back, twice as far each time, until one
	 * joins.
	 */
	private List<Cdr> nextThatJoin() {
		long target = this.read;
		for (long step = this.overlap.maxSize();; step *= 2) {
			Page page = get(after(target));
			List<Cdr> found = LongWork.getFirst(page.cdrs().size(), () -> joins(page) ? take(page) : null);
			if (found != null) {
				advance(page, found);
				return found;
			}
			target = Math.max(0, Math.min(target, page.total()) - step);
		}
	}

	/**
	 * The page with the rows after so many others, and with one before the open second.
	 */
	private Slice after(long read) {
		return this.overlap.after(read, this.order.open() + 1);
	}

	/** Whether a page follows what has been read without a gap, or begins the walk. */
	private boolean joins(Page page) {
		if (!this.order.holdsIn(page)) {
			throw PlatformException.Malformed.lasting("The platform's records change their order between pages", null);
		}
		if (this.known.reaches(page, this.order)) {
			return true;
		}
		if (page.slice().isFirst() && this.read > 0 && !this.known.allowsFresh(page)) {
			throw lost();
		}
		return page.slice().isFirst();
	}

	/** Takes the rows of a page that has joined. */
	private List<Cdr> take(Page page) {
		boolean joined = this.known.reaches(page, this.order);
		List<Cdr> found = this.known.takeNew(page);
		if (joined && !found.isEmpty()) {
			this.requestsLeft = Math.min(MAX_REQUESTS, this.requestsLeft + GIVEN_BACK);
		}
		this.order.learn(page, found);
		return found;
	}

	private void advance(Page page, List<Cdr> found) {
		if (found.isEmpty() && page.end() > this.farthest) {
			verifyNoRepetition(page);
		}
		this.total = page.total();
		this.read = page.end();
		this.farthest = Math.max(this.farthest, this.read);
		this.ended = page.isLast();
	}

	/**
	 * New rows may have moved known ones to a page behind all others, which then holds
	 * nothing new. Or the platform answers high page numbers with an earlier page; then
	 * the page before has the same rows, too.
	 */
	private void verifyNoRepetition(Page page) {
		Page again = page;
		for (int attempt = 1; attempt <= ATTEMPTS_WHILE_REPEATING; attempt++) {
			if (again.cdrs().isEmpty() || again.slice().isFirst() || !again.repeats(get(again.slice().before()))) {
				return;
			}
			again = get(again.slice());
		}
		throw PlatformException.Malformed.lasting("The platform answers different pages with the same records", null);
	}

	private Page get(Slice slice) {
		if (this.requestsLeft == 0) {
			throw lost();
		}
		this.requestsLeft--;
		return this.pages.get(slice);
	}

	private static PlatformException lost() {
		return PlatformException.Malformed
			.lasting("The platform's pages cannot be joined without a gap, as they have no records in common", null);
	}

}
