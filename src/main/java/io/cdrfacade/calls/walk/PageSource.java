package io.cdrfacade.calls.walk;

import org.jspecify.annotations.Nullable;

/** Gets the pages of a walk. */
interface PageSource extends AutoCloseable {

	/**
	 * Gets a page.
	 * @param slice which one
	 * @param next the one that is likely to be asked for next, if there may be one
	 * @return the page, which is whole by its own total and repeats no id
	 * @throws io.cdrfacade.platform.PlatformException if there is none
	 */
	Page get(Slice slice, @Nullable Slice next);

	/** Stops what is being fetched. */
	@Override
	default void close() {
	}

}
