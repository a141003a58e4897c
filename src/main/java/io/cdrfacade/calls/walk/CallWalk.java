package io.cdrfacade.calls.walk;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * A walk through all calls of a range; for one thread. While that uses some calls, the
 * next ones are fetched on another thread, and no more than these.
 */
public final class CallWalk implements AutoCloseable {

	private final PageWalk pages;

	private final long totalItems;

	private Future<@Nullable List<Cdr>> ahead;

	CallWalk(PageWalk pages) {
		this.pages = pages;
		this.ahead = CompletableFuture.completedFuture(pages.next());
		this.totalItems = pages.total();
	}

	/**
	 * How many calls to expect.
	 * @return what the platform counted at the beginning
	 */
	public long totalItems() {
		return this.totalItems;
	}

	/**
	 * Goes on.
	 * @return the next calls, none of which was returned before; {@code null} after the
	 * last
	 * @throws io.cdrfacade.platform.PlatformException if the platform fails, or if its
	 * pages are such that calls could be lost
	 */
	public @Nullable List<Cdr> next() {
		List<Cdr> calls = await(this.ahead);
		if (calls != null) {
			this.ahead = fetch();
		}
		return calls;
	}

	private Future<@Nullable List<Cdr>> fetch() {
		FutureTask<@Nullable List<Cdr>> task = new FutureTask<>(
				Surroundings.carry((Callable<@Nullable List<Cdr>>) this.pages::next));
		Thread.ofVirtual().name("call-walk").start(task);
		return task;
	}

	private static @Nullable List<Cdr> await(Future<@Nullable List<Cdr>> calls) {
		try {
			return calls.get();
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted while waiting for calls");
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException fault) ? fault : new IllegalStateException(ex);
		}
	}

	/** Gives up what is being fetched. */
	@Override
	public void close() {
		this.ahead.cancel(true);
	}

}
