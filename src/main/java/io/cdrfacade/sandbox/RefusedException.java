package io.cdrfacade.sandbox;

/** Ends an operation with a refusal. */
final class RefusedException extends RuntimeException {

	private final transient Reply.Refusal refusal;

	RefusedException(Reply.Refusal refusal) {
		super(refusal.msg());
		this.refusal = refusal;
	}

	Reply.Refusal refusal() {
		return this.refusal;
	}

}
