package io.cdrfacade.calls.walk;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;

/** Work on another thread, with the trace and the logging context of this one. */
final class Background {

	private static final ContextSnapshotFactory CONTEXT = ContextSnapshotFactory.builder().build();

	private Background() {
	}

	static <T extends @Nullable Object> FutureTask<T> start(Callable<T> work) {
		FutureTask<T> task = new FutureTask<>(CONTEXT.captureAll().wrap(work));
		Thread.ofVirtual().name("call-walk").start(task);
		return task;
	}

	/** Waits for the result of the work; throws what the work has thrown. */
	static <T extends @Nullable Object> T await(Future<T> work) {
		try {
			return work.get();
		}
		catch (InterruptedException _) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted while waiting for calls");
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof RuntimeException fault) ? fault : new IllegalStateException(ex);
		}
	}

}
