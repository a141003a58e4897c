package io.cdrfacade.calls.walk;

import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the next page while the last one is still on its way, so that two requests are
 * under way. A page that was read early joins what has been read like any other: that it
 * shares a row with it is all that counts.
 */
final class PagesInPairs implements PageSource {

	private final PageSource pages;

	private volatile @Nullable Early early;

	PagesInPairs(PageSource pages) {
		this.pages = pages;
	}

	@Override
	public Page get(Slice slice, @Nullable Slice next) {
		Early fetched = this.early;
		this.early = (next != null) ? fetch(next) : null;
		if (fetched != null && fetched.slice().equals(slice)) {
			return Background.await(fetched.page());
		}
		giveUp(fetched);
		return this.pages.get(slice, null);
	}

	private Early fetch(Slice slice) {
		return new Early(slice, Background.start(() -> this.pages.get(slice, null)));
	}

	@Override
	public void close() {
		giveUp(this.early);
	}

	private static void giveUp(@Nullable Early early) {
		if (early != null) {
			early.page().cancel(true);
		}
	}

	/**
	 * A page that is being fetched.
	 *
	 * @param slice which one
	 * @param page what comes of it
	 */
	private record Early(Slice slice, FutureTask<Page> page) {
	}

}
