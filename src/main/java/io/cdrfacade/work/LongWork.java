package io.cdrfacade.work;

import java.util.Comparator;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Does work that needs a processor for about a millisecond or more, such as reading a
 * page of a thousand records, on threads of its own. A virtual thread is not taken off
 * its processor before it waits, so that long work on it delays all requests behind it;
 * the operating system takes these threads off as soon as others have work, as their
 * priority is lower. There are half as many as processors, and one at least, so that
 * exports and searches leave the other half to short requests.
 */
public final class LongWork {

	/** To read or to compress so many bytes takes long. */
	private static final int LONG_CONTENT = 128 * 1024;

	/** About as many take that many bytes. */
	private static final int MANY_RECORDS = 250;

	private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

	private static final ThreadFactory FACTORY = Thread.ofPlatform().daemon().name("long-work-", 0).factory();

	private static final Executor POOL = new ThreadPoolExecutor(THREADS, THREADS, 0, TimeUnit.SECONDS,
			new PriorityBlockingQueue<>(), (worker) -> FACTORY.newThread(() -> {
				LowPriority.lower();
				worker.run();
			}));

	/**
	 * Wakes the callers. To wake a virtual thread can start another thread for it, which
	 * would have the low priority.
	 */
	private static final Executor WAKER = waker();

	private static final AtomicLong NUMBERS = new AtomicLong();

	private LongWork() {
	}

	/** Its thread never ends, so that no other thread ever starts it again. */
	private static Executor waker() {
		ThreadPoolExecutor waker = new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(),
				Thread.ofPlatform().daemon().name("long-work-waker").factory());
		waker.prestartAllCoreThreads();
		return waker;
	}

	/**
	 * Does the work, in its turn, while the calling thread waits. An interrupt does not
	 * end the wait, as the work is soon over.
	 * @param work what to do; it must not wait for anything, including other long work,
	 * and must not start threads; it sees neither the trace nor the owner of the calling
	 * thread
	 * @param <T> the type of the result
	 * @return its result
	 * @throws RuntimeException what the work throws
	 */
	public static <T> T get(Supplier<T> work) {
		return get(Order.IN_TURN, work);
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

	/**
	 * Does work on records that were read, before any more are read: records in memory
	 * are many objects, which the garbage collector copies while they wait. The calling
	 * thread does it itself if there are few.
	 * @param records how many there are
	 * @param work what to do, see {@link #get}
	 * @param <T> the type of the result
	 * @return its result
	 * @throws RuntimeException what the work throws
	 */
	public static <T> T getFirst(int records, Supplier<T> work) {
		return (records < MANY_RECORDS) ? work.get() : get(Order.FIRST, work);
	}

	private static <T> T get(Order order, Supplier<T> work) {
		try {
			return CompletableFuture.supplyAsync(work, order).thenApplyAsync(Function.identity(), WAKER).join();
		}
		catch (CompletionException ex) {
			if (ex.getCause() instanceof RuntimeException fault) {
				throw fault;
			}
			throw ex;
		}
	}

	private enum Order implements Executor {

		FIRST, IN_TURN;

		@Override
		public void execute(Runnable work) {
			POOL.execute(new Task(this, NUMBERS.incrementAndGet(), work));
		}

	}

	private record Task(Order order, long number, Runnable work) implements Runnable, Comparable<Task> {

		private static final Comparator<Task> TURNS = Comparator.comparing(Task::order).thenComparingLong(Task::number);

		@Override
		public int compareTo(Task other) {
			return TURNS.compare(this, other);
		}

		@Override
		public void run() {
			this.work.run();
		}

	}

}
