package io.cdrfacade.calls.walk;

import java.util.concurrent.Semaphore;

import com.github.benmanes.caffeine.cache.Ticker;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

import io.cdrfacade.calls.CallPages;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.SyncState;

/** Starts walks through all calls of a range. */
@Component
public final class CallWalks {

	/** Ids are so close together that a generation takes some ten kilobytes. */
	private static final int REMEMBERED = 200_000;

	/**
	 * So many pages are fetched early for each processor, by all walks together. More
	 * would only wait to be read, in memory that the garbage collector has to copy.
	 */
	private static final int AHEAD_PER_PROCESSOR = 4;

	private final CallPages pages;

	private final Ticker ticker;

	private final PlatformPages.Pause pause;

	private final Semaphore ahead = new Semaphore(AHEAD_PER_PROCESSOR * Runtime.getRuntime().availableProcessors());

	@Autowired
	public CallWalks(Platform platform) {
		this(platform, Ticker.systemTicker(), Thread::sleep);
	}

	CallWalks(Platform platform, Ticker ticker, PlatformPages.Pause pause) {
		this.pages = new CallPages(platform);
		this.ticker = ticker;
		this.pause = pause;
	}

	/**
	 * Starts a walk: reads the first page.
	 * @param selection which calls; not {@link SyncState#UNREAD}, which would mark what
	 * it reads
	 * @return the walk, to be closed
	 * @throws io.cdrfacade.platform.PlatformException if there is no first page
	 */
	public CallWalk begin(Selection selection) {
		return begin(selection, 1);
	}

	/**
	 * Starts a walk that asks the platform for up to two pages at a time, for a caller
	 * who waits for all of it.
	 * @param selection which calls; not {@link SyncState#UNREAD}
	 * @return the walk, to be closed
	 * @throws io.cdrfacade.platform.PlatformException if there is no first page
	 */
	public CallWalk beginTwoAhead(Selection selection) {
		return begin(selection, 2);
	}

	private CallWalk begin(Selection selection, int pagesAhead) {
		Assert.isTrue(selection.sync() != SyncState.UNREAD, "A walk must not mark what it reads");
		PlatformPages pages = new PlatformPages(this.pages, selection, this.ticker, this.pause);
		PagesAhead ahead = new PagesAhead(pages, pagesAhead, this.ahead);
		return new CallWalk(new PageWalk(ahead, Overlap.STANDARD, new SeenIds(REMEMBERED)), selection.filters().own());
	}

}
