package io.cdrfacade.calls.walk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;

import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.problem.ProblemException;
import io.cdrfacade.work.TaskFault;

/**
 * Gets the pages of a walk, the next ones on other threads while the caller uses the last
 * one. A page that was fetched early is checked like any other: it must share a row with
 * what has been read. For one thread.
 */
final class PagesAhead {

	/** Other threads have the trace and the logging context of the caller's thread. */
	private static final ContextSnapshotFactory CONTEXT = ContextSnapshotFactory.builder().build();

	private final PlatformPages pages;

	private final int most;

	private final Semaphore permits;

	private final Map<Slice, FutureTask<Page>> early = new HashMap<>();

	/**
	 * Begins without a page.
	 * @param pages the pages
	 * @param most how many pages are fetched early at the most
	 * @param permits bounds the pages that all walks fetch early; without a free one, a
	 * page is fetched when it is asked for
	 */
	PagesAhead(PlatformPages pages, int most, Semaphore permits) {
		this.pages = pages;
		this.most = most;
		this.permits = permits;
	}

	/**
	 * Gets a page.
	 * @param slice which one
	 * @return the page, which is whole by its own total and repeats no id
	 * @throws io.cdrfacade.platform.PlatformException if there is none
	 */
	Page get(Slice slice) {
		FutureTask<Page> page = this.early.remove(slice);
		// A fault of the past may be over: the page is asked for again.
		if (page != null && page.state() != Future.State.FAILED) {
			return await(page);
		}
		stop();
		return this.pages.get(slice);
	}

	/**
	 * Fetches pages on other threads, and no other pages any longer.
	 * @param slices the pages that are likely to be asked for next
	 */
	void fetch(List<Slice> slices) {
		List<Slice> wanted = slices.stream().limit(this.most).toList();
		this.early.forEach((slice, page) -> {
			if (!wanted.contains(slice)) {
				page.cancel(true);
			}
		});
		this.early.keySet().retainAll(wanted);
		for (Slice slice : wanted) {
			if (this.early.computeIfAbsent(slice, this::start) == null) {
				return;
			}
		}
	}

	/** Stops what is being fetched. */
	void stop() {
		fetch(List.of());
	}

	private @Nullable FutureTask<Page> start(Slice slice) {
		if (!this.permits.tryAcquire()) {
			return null;
		}
		FutureTask<Page> page = new FutureTask<>(CONTEXT.captureAll().wrap(() -> this.pages.get(slice))) {

			@Override
			protected void done() {
				PagesAhead.this.permits.release();
			}

		};
		Thread.ofVirtual().name("call-walk").start(page);
		return page;
	}

	private static Page await(Future<Page> page) {
		try {
			return page.get();
		}
		catch (InterruptedException _) {
			page.cancel(true);
			throw ProblemException.interrupted();
		}
		catch (ExecutionException ex) {
			throw TaskFault.of(ex);
		}
	}

}
