package io.cdrfacade.calls.changes;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.cdrfacade.platform.PlatformException;

/**
 * Polls one account for all who listen, while anybody does and a little longer, on one
 * thread.
 */
final class Poller {

	private static final Logger log = LoggerFactory.getLogger(Poller.class);

	/** For how many intervals it goes on when nobody listens any more. */
	private static final int LINGER = 5;

	private final Feed feed;

	private final Runnable poll;

	private final Polls polls;

	private final Pace pace;

	private int listeners;

	private int idle;

	private @Nullable Thread thread;

	/**
	 * Creates a poller that waits for somebody to listen.
	 * @param feed what is polled
	 * @param poll polls it
	 * @param properties how often
	 */
	Poller(Feed feed, Runnable poll, ChangesProperties properties) {
		this.feed = feed;
		this.poll = poll;
		this.polls = new Polls(feed, properties.settle());
		this.pace = new Pace(properties);
	}

	/** How the polls go. */
	Polls polls() {
		return this.polls;
	}

	/** Begins to listen, which ends with the closing. */
	synchronized Listening listen() {
		this.listeners++;
		this.idle = 0;
		if (this.thread == null && !this.polls.isOver()) {
			this.polls.begin();
			this.pace.begin();
			this.thread = Thread.ofVirtual().name("changes").start(this::run);
		}
		return this::leave;
	}

	private synchronized void leave() {
		this.listeners--;
	}

	/** Has a poll made at once, if anybody listens. */
	void ring() {
		this.pace.ring();
	}

	/** Ends all polling and waiting. */
	synchronized void close() {
		this.polls.close();
		this.pace.close();
		if (this.thread != null) {
			this.thread.interrupt();
		}
	}

	private void run() {
		boolean goesOn = true;
		while (goesOn) {
			RuntimeException failure = failure();
			this.polls.ended(failure);
			goesOn = goesOn(this.pace.pause(failure != null, this.feed.isSettled()));
		}
	}

	/** Polls, and tells how that failed, if it did: whatever it was, the next may not. */
	private @Nullable RuntimeException failure() {
		try {
			this.poll.run();
			return null;
		}
		catch (PlatformException ex) {
			return ex;
		}
		catch (RuntimeException | Error ex) {
			// The closing interrupts a poll, which may then fail in any way.
			if (!this.polls.isOver()) {
				log.error("A poll for changes failed", ex);
			}
			return (ex instanceof RuntimeException fault) ? fault : new IllegalStateException(ex);
		}
	}

	/** The thread ends if nothing is due, or if nobody has listened for too long. */
	private synchronized boolean goesOn(boolean due) {
		this.idle = (this.listeners > 0) ? 0 : this.idle + 1;
		boolean goesOn = due && this.idle <= LINGER;
		if (!goesOn) {
			this.thread = null;
		}
		return goesOn;
	}

	/** Somebody listens until this is closed. */
	@FunctionalInterface
	interface Listening extends AutoCloseable {

		@Override
		void close();

	}

}
