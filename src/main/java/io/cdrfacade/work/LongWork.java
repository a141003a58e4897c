package io.cdrfacade.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * Does work that needs a processor for about a millisecond or more, such as reading a
 * page of a thousand records, on threads of its own. A virtual thread is not taken off
 * its processor before it waits, so that long work on it delays all requests behind it;
 * the operating system takes turns between these threads and all others. There are half
 * as many as processors, and one at least, so that exports and searches leave the other
 * half to short requests.
 */
public final class LongWork {

	/** To read or to compress so many bytes takes long. */
	private static final int LONG_CONTENT = 128 * 1024;

	private static final ExecutorService THREADS = Executors.newFixedThreadPool(
			Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
			Thread.ofPlatform().daemon().name("long-work-", 0).factory());

	private LongWork() {
	}

	/**
	 * Does the work, in its turn, while the calling thread waits. An interrupt does not
	 * end the wait, as the work is soon over.
	 * @param work what to do; it must not wait for anything, nor for other long work, and
	 * knows neither the trace nor the owner of the calling thread
	 * @param <T> the type of the result
	 * @return its result
	 * @throws RuntimeException what the work throws
	 */
	public static <T> T get(Supplier<T> work) {
		try {
			return CompletableFuture.supplyAsync(work, THREADS).join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException fault) {
				throw fault;
			}
			throw ex;
		}
	}

	/**
	 * Does work of which only a large content takes long.
	 * @param bytes the size of the content
	 * @param work what to do, see {@link #get}
	 * @param <T> the type of the result
	 * @return its result
	 * @throws RuntimeException what the work throws
	 */
	public static <T> T get(int bytes, Supplier<T> work) {
		return (bytes < LONG_CONTENT) ? work.get() : get(work);
	}

}
