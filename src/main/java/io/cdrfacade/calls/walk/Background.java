package io.cdrfacade.calls.walk;

import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

import org.jspecify.annotations.Nullable;

/** Work on a thread of its own. */
final class Background {

	private Background() {
	}

	static <T extends @Nullable Object> FutureTask<T> start(Callable<T> work) {
		FutureTask<T> task = new FutureTask<>(Surroundings.carry(work));
		Thread.ofVirtual().name("call-walk").start(task);
		return task;
	}

	/** Waits for what comes of the work; throws what it has thrown. */
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
