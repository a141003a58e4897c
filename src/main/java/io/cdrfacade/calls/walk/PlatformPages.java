package io.cdrfacade.calls.walk;

import java.time.Duration;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Ticker;

import io.cdrfacade.calls.CallPages;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.work.LongWork;

/**
 * Asks the platform for pages. Each is a call of its own, with its own deadline and
 * retries. While the platform takes no requests, or the account may send none, a page is
 * asked for again, as all that was read would be lost without it. The first page is not:
 * its caller is told at once when to come back.
 */
final class PlatformPages {

	/** A page is not asked for again later than this. */
	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/** The pause where a refusal does not say when to ask again. */
	private static final Duration PAUSE = Duration.ofMillis(500);

	private final CallPages pages;

	private final Selection selection;

	private final Ticker ticker;

	private final Pause pause;

	PlatformPages(CallPages pages, Selection selection, Ticker ticker, Pause pause) {
		this.pages = pages;
		this.selection = selection;
		this.ticker = ticker;
		this.pause = pause;
	}

	/** Waits before a page is asked for again. */
	interface Pause {

		void take(Duration time) throws InterruptedException;

	}

	/** Gets a page, which is whole by its own total and repeats no id. */
	Page get(Slice slice) {
		Page page = ask(slice);
		if (LongWork.getFirst(page.cdrs().size(), page::hasEqualIds)) {
			throw PlatformException.Malformed.lasting("The platform's page holds the same record id twice", null);
		}
		return page;
	}

	private Page ask(Slice slice) {
		long begin = this.ticker.read();
		while (true) {
			try {
				CdrPage page = this.pages.get(this.selection, slice.number(), slice.size());
				return new Page(slice, page.cdrs(), page.totalItems());
			}
			catch (PlatformException.Busy ex) {
				Duration time = Objects.requireNonNullElse(ex.retryAfter(), PAUSE);
				long asked = this.ticker.read() - begin;
				if (slice.isFirst() || time.plusNanos(asked).compareTo(PATIENCE) > 0) {
					throw ex;
				}
				pause(time, ex);
			}
		}
	}

	private void pause(Duration time, PlatformException.Busy fault) {
		try {
			this.pause.take(time);
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			throw fault;
		}
	}

}
