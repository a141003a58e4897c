package io.cdrfacade.sandbox;

/** A call on record, with the mark that the account's readers leave on it. */
final class Bill {

	private final long id;

	private final SandboxCall call;

	private boolean read;

	Bill(long id, SandboxCall call) {
		this.id = id;
		this.call = call;
	}

	long id() {
		return this.id;
	}

	SandboxCall call() {
		return this.call;
	}

	boolean isRead() {
		return this.read;
	}

	void markRead() {
		this.read = true;
	}

}
