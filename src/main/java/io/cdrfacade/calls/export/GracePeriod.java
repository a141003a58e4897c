package io.cdrfacade.calls.export;

import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The time that running exports have to end at a shutdown. After it, the server cuts them
 * off, which looks as if their callers had gone.
 */
@Component
final class GracePeriod implements SmartLifecycle {

	/** After the server has waited for them, and before it stops. */
	private static final int PHASE = WebServerApplicationContext.START_STOP_LIFECYCLE_PHASE + 1;

	private volatile boolean over;

	/** Whether the server cuts off what is still under way. */
	boolean isOver() {
		return this.over;
	}

	@Override
	public void start() {
		this.over = false;
	}

	@Override
	public void stop() {
		this.over = true;
	}

	@Override
	public boolean isRunning() {
		return !this.over;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
