package io.cdrfacade.web.problem;

import java.time.Duration;

import org.springframework.http.HttpHeaders;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

	private final ProblemCode code;

	private final HttpHeaders headers;

	/**
	 * Ends a request with a problem.
	 * @param code the kind of problem
	 * @param detail what is wrong this time, for the caller's eyes
	 */
	public ProblemException(ProblemCode code, String detail) {
		this(code, detail, HttpHeaders.EMPTY);
	}

	/**
	 * Ends a request with a problem that goes away by itself.
	 * @param code the kind of problem
	 * @param detail what is wrong this time, for the caller's eyes
	 * @param retryAfter when to try again; sent in whole seconds, rounded up
	 */
	public ProblemException(ProblemCode code, String detail, Duration retryAfter) {
		this(code, detail, ProblemTemplate.retryAfter(retryAfter));
	}

	/**
	 * Ends a request with a problem that has headers of its own.
	 * @param code the kind of problem
	 * @param detail what is wrong this time, for the caller's eyes
	 * @param headers headers of the answer
	 */
	public ProblemException(ProblemCode code, String detail, HttpHeaders headers) {
		super(detail, null, false, false);
		this.code = code;
		this.headers = headers;
	}

	/**
	 * Ends a request whose thread was interrupted while it waited, and interrupts the
	 * thread again.
	 * @return the problem to throw
	 */
	public static ProblemException interrupted() {
		Thread.currentThread().interrupt();
		return new ProblemException(ProblemCode.OVERLOADED, "The request was given up.");
	}

	public ProblemCode code() {
		return this.code;
	}

	HttpHeaders headers() {
		return this.headers;
	}

}
