package io.cdrfacade.calls.walk;

import java.util.concurrent.Callable;

import io.micrometer.context.ContextSnapshotFactory;
import org.jspecify.annotations.Nullable;

/** What work takes along to another thread: the trace, and what is logged with it. */
final class Surroundings {

	private static final ContextSnapshotFactory SNAPSHOTS = ContextSnapshotFactory.builder().build();

	private Surroundings() {
	}

	/** Has work done on another thread, which it is the first for, as if on this one. */
	static <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
		return SNAPSHOTS.captureAll().wrap(work);
	}

}
