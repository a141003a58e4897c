package io.cdrfacade.web.load;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.http.HttpServletRequest;

/** The place of a request among those that may be at work at once. */
public final class RequestPlace {

	private static final String ATTRIBUTE = RequestPlace.class.getName();

	private final Runnable release;

	private final AtomicBoolean left = new AtomicBoolean();

	private RequestPlace(Runnable release) {
		this.release = release;
	}

	static RequestPlace give(HttpServletRequest request, Runnable release) {
		RequestPlace place = new RequestPlace(release);
		request.setAttribute(ATTRIBUTE, place);
		return place;
	}

	/**
	 * Gives the place of a request back early: from now on it mostly waits, and something
	 * else bounds how many do.
	 * @param request the request
	 */
	public static void leave(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof RequestPlace place) {
			place.leave();
		}
	}

	void leave() {
		if (this.left.compareAndSet(false, true)) {
			this.release.run();
		}
	}

}
