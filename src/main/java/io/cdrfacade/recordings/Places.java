package io.cdrfacade.recordings;

import java.util.concurrent.Semaphore;

import org.jspecify.annotations.Nullable;

/** How many recordings may be streamed at once. */
final class Places {

	private final int most;

	private final Semaphore free;

	Places(int most) {
		this.most = most;
		this.free = new Semaphore(most);
	}

	/** Takes a place, to be closed; {@code null} if none is free. */
	@Nullable Place take() {
		return this.free.tryAcquire() ? this.free::release : null;
	}

	int taken() {
		return this.most - this.free.availablePermits();
	}

	/** A place that is taken. */
	@FunctionalInterface
	interface Place extends AutoCloseable {

		@Override
		void close();

	}

}
