package io.cdrfacade.sandbox.calls;

/** A call on record, with the mark that the account's readers leave on it. */
final class Bill {

	private final long id;

	private final MadeUpCall call;

	private boolean read;

	Bill(long id, MadeUpCall call) {
		this.id = id;
		this.call = call;
	}

	long id() {
		return this.id;
	}

	MadeUpCall call() {
		return this.call;
	}

	boolean isRead() {
		return this.read;
	}

	void markRead() {
		this.read = true;
	}

}
