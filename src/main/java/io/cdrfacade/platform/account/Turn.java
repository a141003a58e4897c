package io.cdrfacade.platform.account;

import java.util.concurrent.CompletableFuture;

import org.jspecify.annotations.Nullable;

/**
 * A call's permit, or its turn in the queue for one.
 *
 * @param owner whose call it is
 * @param permit is complete when the call has a permit, and cancelled when it has given
 * up
 */
record Turn(String owner, CompletableFuture<@Nullable Boolean> permit) {

	static Turn of(String owner) {
		return new Turn(owner, new CompletableFuture<>());
	}

	/** Gives the call its permit, unless it has given up. */
	boolean grant() {
		return this.permit.complete(true);
	}

	boolean isGranted() {
		return this.permit.isDone() && !this.permit.isCancelled();
	}

}
