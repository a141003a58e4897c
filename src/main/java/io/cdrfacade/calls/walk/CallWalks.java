package io.cdrfacade.calls.walk;

import java.time.Duration;

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

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final CallPages pages;

	private final Overlap overlap;

	private final int remembered;

	private final PlatformPages.Pause pause;

	@Autowired
	public CallWalks(Platform platform) {
		this(platform, Overlap.STANDARD, REMEMBERED, () -> Thread.sleep(PAUSE));
	}

	CallWalks(Platform platform, Overlap overlap, int remembered, PlatformPages.Pause pause) {
		this.pages = new CallPages(platform);
		this.overlap = overlap;
		this.remembered = remembered;
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
		return begin(pages(selection), selection);
	}

	/**
	 * Starts a walk that asks the platform for up to two pages at a time, for a caller
	 * who waits for all of it.
	 * @param selection which calls; not {@link SyncState#UNREAD}
	 * @return the walk, to be closed
	 * @throws io.cdrfacade.platform.PlatformException if there is no first page
	 */
	public CallWalk beginInPairs(Selection selection) {
		return begin(new PagesInPairs(pages(selection)), selection);
	}

	private PageSource pages(Selection selection) {
		Assert.isTrue(selection.sync() != SyncState.UNREAD, "A walk must not mark what it reads");
		return new PlatformPages(this.pages, selection, this.pause);
	}

	private CallWalk begin(PageSource pages, Selection selection) {
		return new CallWalk(new PageWalk(pages, this.overlap, new SeenIds(this.remembered)), selection.filters().own());
	}

}
