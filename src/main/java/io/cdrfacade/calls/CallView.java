package io.cdrfacade.calls;

import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * How calls are shown to a caller.
 *
 * @param zone the zone of the times
 * @param numbersShown whether phone numbers are shown in full
 * @param account the account that links have to name, or {@code null} if it is the
 * default one
 */
public record CallView(ZoneId zone, boolean numbersShown, @Nullable String account) {

	/**
	 * Shows a call.
	 * @param cdr the call's record
	 * @return what the caller sees of it
	 */
	public Call show(Cdr cdr) {
		Call call = Call.of(cdr, this);
		return this.numbersShown ? call : call.masked();
	}

	/**
	 * Shows a number that may be somebody's phone number.
	 * @param number the number
	 * @return what the caller sees of it
	 */
	public @Nullable String showNumber(@Nullable String number) {
		return this.numbersShown ? number : NumberMask.mask(number);
	}

}
