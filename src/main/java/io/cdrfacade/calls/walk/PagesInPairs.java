package io.cdrfacade.calls.walk;

import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

/**
 * Asks for the next page before the last one has arrived, so that two requests are under
 * way. A page that was read early is checked like any other: it must share a row with
 * what has been read.
 */
final class PagesInPairs implements PageSource {

	private final PageSource pages;

	private volatile @Nullable EarlyPage early;

	PagesInPairs(PageSource pages) {
		this.pages = pages;
	}

	@Override
	public Page get(Slice slice, @Nullable Slice next) {
		EarlyPage fetched = this.early;
		this.early = (next != null) ? fetch(next) : null;
		if (fetched != null && fetched.slice().equals(slice)) {
			return Background.await(fetched.page());
		}
		cancel(fetched);
		return this.pages.get(slice, null);
	}

	private EarlyPage fetch(Slice slice) {
		return new EarlyPage(slice, Background.start(() -> this.pages.get(slice, null)));
	}

	@Override
	public void close() {
		cancel(this.early);
	}

	private static void cancel(@Nullable EarlyPage early) {
		if (early != null) {
			early.page().cancel(true);
		}
	}

	/**
	 * A page that is being fetched.
	 *
	 * @param slice which one
	 * @param page its result
	 */
	private record EarlyPage(Slice slice, FutureTask<Page> page) {
	}

}
