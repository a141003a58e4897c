package io.cdrfacade.work;

import java.util.concurrent.ExecutionException;

/** What a task has thrown on another thread. */
public final class TaskFault {

	private TaskFault() {
	}

	/**
	 * Unwraps what a task has thrown, for the thread that waited for it to throw again.
	 * @param ex says that the task failed
	 * @return the fault of the task, wrapped only if it is none that can be thrown as it
	 * is
	 */
	public static RuntimeException of(ExecutionException ex) {
		return (ex.getCause() instanceof RuntimeException fault) ? fault : new IllegalStateException(ex);
	}

}
