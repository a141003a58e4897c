package io.cdrfacade.web.load;

import java.util.concurrent.atomic.AtomicBoolean;

import jakarta.servlet.http.HttpServletRequest;

/** The permit of a request among those that may be at work at once. */
public final class RequestPermit {

	private static final String ATTRIBUTE = RequestPermit.class.getName();

	private final Runnable release;

	private final AtomicBoolean left = new AtomicBoolean();

	private RequestPermit(Runnable release) {
		this.release = release;
	}

	static RequestPermit give(HttpServletRequest request, Runnable release) {
		RequestPermit permit = new RequestPermit(release);
		request.setAttribute(ATTRIBUTE, permit);
		return permit;
	}

	/**
	 * Gives the permit of a request back early: from now on the request mostly waits, and
	 * another limit bounds how many do.
	 * @param request the request
	 */
	public static void leave(HttpServletRequest request) {
		if (request.getAttribute(ATTRIBUTE) instanceof RequestPermit permit) {
			permit.leave();
		}
	}

	void leave() {
		if (this.left.compareAndSet(false, true)) {
			this.release.run();
		}
	}

}
