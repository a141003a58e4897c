package io.cdrfacade.calls.walk;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.OwnFilters;
import io.cdrfacade.platform.Cdr;

/**
 * Reads all calls of a range; for one thread. While the caller uses some calls, the pages
 * with the next ones are fetched on other threads.
 */
public final class CallWalk implements AutoCloseable {

	private final PageWalk pages;

	private final OwnFilters filters;

	private final long totalItems;

	private @Nullable List<Cdr> first;

	CallWalk(PageWalk pages, OwnFilters filters) {
		this.pages = pages;
		this.filters = filters;
		this.first = pages.next();
		this.totalItems = pages.total();
	}

	/**
	 * Tells how many calls to read.
	 * @return what the platform counted at the beginning; filters that it does not know
	 * let only a part of them through
	 */
	public long totalItems() {
		return this.totalItems;
	}

	/**
	 * Reads the next calls.
	 * @return calls that were not returned before; none if filters let none of a page
	 * through; {@code null} after the last
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails, or if its
	 * pages are such that calls could be lost
	 */
	@Nullable List<Cdr> next() {
		List<Cdr> calls = (this.first != null) ? this.first : this.pages.next();
		this.first = null;
		this.pages.fetchAhead();
		return (calls == null || this.filters.isEmpty()) ? calls : calls.stream().filter(this.filters::admit).toList();
	}

	/**
	 * Reads all calls that are left.
	 * @param use takes the calls as {@link #next()} returns them
	 * @param <X> what {@code use} may throw
	 * @throws X if {@code use} throws it
	 */
	public <X extends Exception> void forEach(Use<X> use) throws X {
		for (List<Cdr> calls = next(); calls != null; calls = next()) {
			use.accept(calls);
		}
	}

	/** Stops what is being fetched. */
	@Override
	public void close() {
		this.pages.close();
	}

	/**
	 * Takes calls.
	 *
	 * @param <X> what it may throw
	 */
	@FunctionalInterface
	public interface Use<X extends Exception> {

		/**
		 * Takes some calls.
		 * @param calls the calls
		 * @throws X if they cannot be used
		 */
		void accept(List<Cdr> calls) throws X;

	}

}
