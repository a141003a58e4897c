package io.cdrfacade.calls.walk;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.PlatformException;

/**
 * Reads page after page so that nothing is lost between two of them. Each page has to
 * hold a row that has been read: whatever follows that row was not skipped, wherever rows
 * came or went meanwhile. If it holds none, rows ahead of it are gone and have pulled
 * unread ones forwards, out of its reach: the walk steps back until it finds its trail.
 */
final class PageWalk {

	/**
	 * How many requests may go by without progress. A page of progress gives some back.
	 */
	private static final int PATIENCE = 100;

	private static final int REWARD = 3;

	private static final int ATTEMPTS_WHILE_REPEATING = 5;

	private final PageSource pages;

	private final Overlap overlap;

	private final KnownRows known;

	private final RowOrder order = new RowOrder();

	private int patience = PATIENCE;

	private long read;

	private long farthest;

	private long total;

	private boolean over;

	PageWalk(PageSource pages, Overlap overlap, SeenIds ids) {
		this.pages = pages;
		this.overlap = overlap;
		this.known = new KnownRows(ids);
	}

	/** How many rows the platform counted last. */
	long total() {
		return this.total;
	}

	/** Gives up what is being fetched. */
	void close() {
		this.pages.close();
	}

	/** Reads the next rows; {@code null} after the last. */
	@Nullable List<Cdr> next() {
		while (!this.over) {
			List<Cdr> found = take(nextThatJoins());
			if (!found.isEmpty()) {
				return found;
			}
		}
		return null;
	}

	private Page nextThatJoins() {
		long target = this.read;
		long step = this.overlap.maxSize();
		Slice slice = this.overlap.after(target);
		Page page = get(slice, (slice.end() < this.total) ? this.overlap.after(slice.end()) : null);
		while (!joins(page)) {
			target = Math.max(0, Math.min(target, page.total()) - step);
			step *= 2;
			page = get(this.overlap.after(target), null);
		}
		return page;
	}

	private boolean joins(Page page) {
		if (!this.order.holdsIn(page)) {
			throw PlatformException.Malformed.contradictory("The platform's records change their order between pages");
		}
		if (this.known.reaches(page)) {
			return true;
		}
		if (page.slice().isFirst() && this.read > 0 && !this.known.allowsFresh(page)) {
			throw lost();
		}
		return page.slice().isFirst();
	}

	private List<Cdr> take(Page page) {
		boolean trail = this.known.reaches(page);
		List<Cdr> found = this.known.takeNew(page);
		if (trail && !found.isEmpty()) {
			this.patience = Math.min(PATIENCE, this.patience + REWARD);
		}
		if (found.isEmpty() && page.end() > this.farthest) {
			verifyNoRepetition(page);
		}
		this.order.learn(page);
		this.total = page.total();
		this.read = page.end();
		this.farthest = Math.max(this.farthest, this.read);
		this.over = page.isLast();
		return found;
	}

	/**
	 * A page beyond all others that holds nothing new may have been pushed there by new
	 * rows. Or the platform answers page numbers that it does not like with another page;
	 * it then does so with the page before, too.
	 */
	private void verifyNoRepetition(Page page) {
		Page again = page;
		for (int attempt = 1; attempt <= ATTEMPTS_WHILE_REPEATING; attempt++) {
			if (again.cdrs().isEmpty() || again.slice().isFirst()
					|| !again.repeats(get(again.slice().before(), null))) {
				return;
			}
			again = get(again.slice(), null);
		}
		throw PlatformException.Malformed.contradictory("The platform answers different pages with the same records");
	}

	private Page get(Slice slice, @Nullable Slice next) {
		if (this.patience == 0) {
			throw lost();
		}
		this.patience--;
		return this.pages.get(slice, next);
	}

	private static PlatformException lost() {
		return PlatformException.Malformed
			.contradictory("The platform's pages cannot be joined without a gap, as they have no records in common");
	}

}
