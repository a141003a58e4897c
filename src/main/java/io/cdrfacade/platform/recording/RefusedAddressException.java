package io.cdrfacade.platform.recording;

/** A host has no address that may be connected to. */
final class RefusedAddressException extends RuntimeException {

	RefusedAddressException() {
		super("No address that is allowed", null, false, false);
	}

}
