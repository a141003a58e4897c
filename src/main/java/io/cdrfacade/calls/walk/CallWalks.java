package io.cdrfacade.calls.walk;

import java.time.Duration;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.Assert;

import io.cdrfacade.calls.Selection;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.SyncState;

/** Walks through all calls of a range, page by page. */
@Component
public final class CallWalks {

	/** Ids lie so densely that a generation takes some ten kilobytes, rarely more. */
	private static final int REMEMBERED = 200_000;

	private static final Duration PAUSE = Duration.ofMillis(500);

	private final Platform platform;

	private final Overlap overlap;

	private final int remembered;

	private final Pages.Pause pause;

	@Autowired
	public CallWalks(Platform platform) {
		this(platform, Overlap.STANDARD, REMEMBERED, () -> Thread.sleep(PAUSE));
	}

	CallWalks(Platform platform, Overlap overlap, int remembered, Pages.Pause pause) {
		this.platform = platform;
		this.overlap = overlap;
		this.remembered = remembered;
		this.pause = pause;
	}

	/**
	 * Begins a walk: reads the first page.
	 * @param selection which calls; not {@link SyncState#UNREAD}, which would mark what
	 * it reads
	 * @return the walk, to be closed
	 * @throws io.cdrfacade.platform.PlatformException if there is no first page
	 */
	public CallWalk begin(Selection selection) {
		return begin(pages(selection), selection);
	}

	/**
	 * Begins a walk of which two requests may be under way at once, for somebody who
	 * waits for all of it.
	 * @param selection which calls; not {@link SyncState#UNREAD}
	 * @return the walk, to be closed
	 * @throws io.cdrfacade.platform.PlatformException if there is no first page
	 */
	public CallWalk beginInPairs(Selection selection) {
		return begin(new PagesInPairs(pages(selection)), selection);
	}

	private Pages pages(Selection selection) {
		Assert.isTrue(selection.sync() != SyncState.UNREAD, "What a walk reads must not leave the set");
		return new Pages(this.platform, selection, this.pause);
	}

	private CallWalk begin(PageSource pages, Selection selection) {
		return new CallWalk(new PageWalk(pages, this.overlap, new SeenIds(this.remembered)), selection.filters().own());
	}

}
