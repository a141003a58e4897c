package io.cdrfacade.web.load;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/**
 * Does something when a request that goes on after its thread has left is over, in
 * whatever way it ends.
 *
 * @param action what is done
 */
record CompletionListener(Runnable action) implements AsyncListener {

	@Override
	public void onComplete(AsyncEvent event) {
		this.action.run();
	}

	@Override
	public void onTimeout(AsyncEvent event) {
		// The server completes the request next.
	}

	@Override
	public void onError(AsyncEvent event) {
		// The server completes the request next.
	}

	/** A second start forgets the listeners. */
	@Override
	public void onStartAsync(AsyncEvent event) {
		event.getAsyncContext().addListener(this);
	}

}
