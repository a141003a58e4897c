package io.cdrfacade.web.problem;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

	private final ProblemCode code;

	private final @Nullable Duration retryAfter;

	/**
	 * Ends a request with a problem.
	 * @param code the kind of problem
	 * @param detail what is wrong this time, for the caller's eyes
	 */
	public ProblemException(ProblemCode code, String detail) {
		this(code, detail, null);
	}

	/**
	 * Ends a request with a problem that goes away by itself.
	 * @param code the kind of problem
	 * @param detail what is wrong this time, for the caller's eyes
	 * @param retryAfter when to try again; sent in whole seconds, none too few
	 */
	public ProblemException(ProblemCode code, String detail, @Nullable Duration retryAfter) {
		super(detail, null, false, false);
		this.code = code;
		this.retryAfter = retryAfter;
	}

	public ProblemCode code() {
		return this.code;
	}

	@Nullable Duration retryAfter() {
		return this.retryAfter;
	}

}
