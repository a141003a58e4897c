package io.cdrfacade.platform;

import org.jspecify.annotations.Nullable;

/**
 * The value of a field of a bill, in the ways that fields want it. {@link WireValues} has
 * the rules.
 */
interface BillValue {

	/** Text, or {@code null}. */
	@Nullable String text();

	/** The same for text that may have been there before. */
	default @Nullable String frequentText() {
		return text();
	}

	/** A whole number, or {@link WireValues#NONE}. */
	long integer();

	/** A wall-clock time, or {@link WireValues#NONE}. */
	long time();

}
