package io.cdrfacade.platform.bills.plain;

/** Tells that {@link PlainJson} gives up. Where it did is of no interest to anyone. */
final class NotPlainException extends RuntimeException {

	NotPlainException() {
		super(null, null, false, false);
	}

}
