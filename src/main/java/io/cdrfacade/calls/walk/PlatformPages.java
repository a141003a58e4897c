package io.cdrfacade.calls.walk;

import io.cdrfacade.calls.CallPages;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.work.LongWork;

/**
 * Asks the platform for pages. Each is a call of its own, with its own deadline and
 * retries. While no permit is free for it, it waits.
 */
final class PlatformPages {

	/** With the time that each attempt waits for a permit, about half a minute. */
	private static final int ATTEMPTS_WHILE_BUSY = 40;

	private final CallPages pages;

	private final Selection selection;

	private final Pause pause;

	PlatformPages(CallPages pages, Selection selection, Pause pause) {
		this.pages = pages;
		this.selection = selection;
		this.pause = pause;
	}

	/** Waits a moment. */
	interface Pause {

		void take() throws InterruptedException;

	}

	/** Gets a page, which is whole by its own total and repeats no id. */
	Page get(Slice slice) {
		Page page = ask(slice);
		if (LongWork.getFirst(page.cdrs().size(), page::hasEqualIds)) {
			throw PlatformException.Malformed.contradictory("The platform's page holds the same record id twice");
		}
		return page;
	}

	private Page ask(Slice slice) {
		for (int attempt = 1;; attempt++) {
			try {
				CdrPage page = this.pages.get(this.selection, slice.number(), slice.size());
				return new Page(slice, page.cdrs(), page.totalItems());
			}
			catch (PlatformException.Busy ex) {
				if (attempt == ATTEMPTS_WHILE_BUSY) {
					throw ex;
				}
				pause(ex);
			}
		}
	}

	private void pause(PlatformException.Busy fault) {
		try {
			this.pause.take();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw fault;
		}
	}

}
