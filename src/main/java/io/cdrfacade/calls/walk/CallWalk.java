package io.cdrfacade.calls.walk;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.OwnFilters;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.work.LongWork;

/**
 * Reads all calls of a range; for one thread. While the caller uses some calls, the pages
 * with the next ones are fetched on other threads.
 */
public final class CallWalk implements AutoCloseable {

	private final PageWalk pages;

	private final OwnFilters filters;

	private final long totalItems;

	private @Nullable List<Cdr> first;

	private long read;

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
	 * Tells how many calls were read.
	 * @return how many were returned so far, and how many the filters that the platform
	 * does not know left out
	 */
	public long read() {
		return this.read;
	}

	/**
	 * Reads the next calls.
	 * @return calls that were not returned before; none if filters let none of a page
	 * through; {@code null} after the last
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails, or if its
	 * pages are such that calls could be lost
	 */
	@Nullable List<Cdr> next() {
		return next(Function.identity());
	}

	/**
	 * Reads all calls that are left, page by page.
	 * @param use takes the calls as {@link #next()} returns them, on the calling thread
	 * @param <X> what {@code use} may throw
	 * @throws X if {@code use} throws it
	 */
	public <X extends Exception> void forEach(Use<List<Cdr>, X> use) throws X {
		for (List<Cdr> calls = next(); calls != null; calls = next()) {
			use.accept(calls);
		}
	}

	/**
	 * Reads all calls that are left, page by page.
	 * @param work takes the calls as {@link #next()} returns them, as
	 * {@linkplain LongWork long work}
	 * @param use takes what the work has made of them, on the calling thread
	 * @param <T> what the work makes
	 * @param <X> what {@code use} may throw
	 * @throws X if {@code use} throws it
	 */
	public <T, X extends Exception> void forEach(Function<List<Cdr>, T> work, Use<T, X> use) throws X {
		for (T made = next(work); made != null; made = next(work)) {
			use.accept(made);
		}
	}

	/**
	 * In a method of its own, so that the calls of the last page are garbage while the
	 * walk waits: the interpreter keeps what variables hold.
	 */
	private <T> @Nullable T next(Function<List<Cdr>, T> work) {
		List<Cdr> calls = (this.first != null) ? this.first : this.pages.next();
		this.first = null;
		this.pages.fetchAhead();
		if (calls == null) {
			return null;
		}
		this.read += calls.size();
		return Objects.requireNonNull(LongWork.getFirst(calls.size(), () -> work.apply(admitted(calls))));
	}

	private List<Cdr> admitted(List<Cdr> calls) {
		return this.filters.isEmpty() ? calls : calls.stream().filter(this.filters::admit).toList();
	}

	/** Stops what is being fetched. */
	@Override
	public void close() {
		this.pages.close();
	}

	/**
	 * Takes what was made of the calls of a page.
	 *
	 * @param <T> what was made
	 * @param <X> what it may throw
	 */
	@FunctionalInterface
	public interface Use<T, X extends Exception> {

		/**
		 * Takes it; may wait.
		 * @param made what was made
		 * @throws X if it cannot be used
		 */
		void accept(T made) throws X;

	}

}
