package io.cdrfacade.calls.changes;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** Work on several threads that may take long, and that the closing interrupts. */
final class InterruptibleWork {

	private final Set<Thread> workers = new HashSet<>();

	private boolean closed;

	/**
	 * Does work on this thread.
	 * @param <T> type of the result
	 * @param work the work
	 * @return its result, or {@code null} if the closing came first
	 */
	<T> @Nullable T run(Supplier<T> work) {
		try {
			return enter() ? work.get() : null;
		}
		catch (RuntimeException ex) {
			// Interrupted work may fail in any way.
			if (isClosed()) {
				return null;
			}
			throw ex;
		}
		finally {
			leave();
		}
	}

	private synchronized boolean enter() {
		return !this.closed && this.workers.add(Thread.currentThread());
	}

	private synchronized boolean isClosed() {
		return this.closed;
	}

	/** What the thread does after this, such as to answer, is not to be interrupted. */
	private synchronized void leave() {
		if (this.workers.remove(Thread.currentThread()) && this.closed) {
			boolean _ = Thread.interrupted();
		}
	}

	/** Interrupts the work under way, and lets no more begin. */
	synchronized void close() {
		this.closed = true;
		this.workers.forEach(Thread::interrupt);
	}

}
