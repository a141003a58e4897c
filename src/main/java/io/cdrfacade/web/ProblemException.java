package io.cdrfacade.web;

/** Ends a request with a problem. */
public final class ProblemException extends RuntimeException {

	private final ProblemCode code;

	/**
	 * Ends a request with a problem.
	 * @param code the kind of problem
	 * @param detail what is wrong this time, for the caller's eyes
	 */
	public ProblemException(ProblemCode code, String detail) {
		super(detail, null, false, false);
		this.code = code;
	}

	ProblemCode code() {
		return this.code;
	}

}
