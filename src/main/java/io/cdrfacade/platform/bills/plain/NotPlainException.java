package io.cdrfacade.platform.bills.plain;

/** Tells that {@link PlainJson} gives up. It has no stack trace, as nothing reads it. */
final class NotPlainException extends RuntimeException {

	NotPlainException() {
		super(null, null, false, false);
	}

}
