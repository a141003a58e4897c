package io.cdrfacade.calls;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.PlatformException;
import io.cdrfacade.platform.SyncState;

/**
 * Gets pages of calls from the platform, and refuses those that contradict themselves: a
 * page must hold exactly the records that its total and size say. A call may end while
 * the platform answers, so a bad page is asked for again.
 */
@Component
public final class CallPages {

	private static final int ATTEMPTS = 3;

	private final Platform platform;

	public CallPages(Platform platform) {
		this.platform = platform;
	}

	/**
	 * Gets a page. Reading unread records marks them, so such a page is returned as it
	 * is: refusing it would lose its records.
	 * @param selection which calls
	 * @param number number of the page, from 1
	 * @param size records a page
	 * @return the page
	 * @throws PlatformException if the platform fails, or contradicts itself each time
	 */
	public CdrPage get(Selection selection, int number, int size) {
		CdrPage page = ask(selection, number, size);
		if (selection.sync() == SyncState.UNREAD) {
			return page;
		}
		long firstTotal = page.totalItems();
		String fault = fault(page, number, size, firstTotal);
		for (int attempt = 2; fault != null && attempt <= ATTEMPTS; attempt++) {
			page = ask(selection, number, size);
			fault = fault(page, number, size, firstTotal);
		}
		if (fault != null) {
			throw PlatformException.Malformed.lasting(fault, null);
		}
		return page;
	}

	private CdrPage ask(Selection selection, int number, int size) {
		return this.platform.cdrs(selection.account(), selection.toQuery(number, size));
	}

	/**
	 * Finds out what is wrong with a page; {@code null} if nothing is. While calls still
	 * end, the platform can add records between counting and reading: a page may hold
	 * more records than its total allows if the total has grown since the first attempt.
	 */
	private static @Nullable String fault(CdrPage page, int number, int size, long firstTotal) {
		if (page.size() > 0 && page.size() < size) {
			return "The platform answers with pages of %d records where %d are asked for".formatted(page.size(), size);
		}
		long start = (number - 1L) * size;
		long due = Math.clamp(page.totalItems() - start, 0, size);
		int found = page.cdrs().size();
		boolean whole = found == due || (found > due && found <= size && page.totalItems() > firstTotal);
		return whole ? null : "The platform's pages do not hold as many records as their total and size say";
	}

}
