package io.cdrfacade.sandbox.php;

/** Ends an operation with a refusal. */
public final class RefusedException extends RuntimeException {

	private final transient Reply.Refusal refusal;

	public RefusedException(Reply.Refusal refusal) {
		super(refusal.msg());
		this.refusal = refusal;
	}

	public Reply.Refusal refusal() {
		return this.refusal;
	}

}
