package io.cdrfacade.web.load;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

import org.springframework.context.SmartLifecycle;

/**
 * Keeps serving for a while between the readiness going down, which is the first thing on
 * a shutdown, and the server refusing new connections, which is the next.
 */
public final class ShutdownDelay implements SmartLifecycle {

	private final Executor later;

	private volatile boolean running;

	public ShutdownDelay(Executor later) {
		this.later = later;
	}

	public static ShutdownDelay of(Duration delay) {
		return new ShutdownDelay(
				CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, Thread::startVirtualThread));
	}

	@Override
	public void start() {
		this.running = true;
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public void stop(Runnable callback) {
		this.later.execute(() -> {
			stop();
			callback.run();
		});
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
