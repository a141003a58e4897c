package io.cdrfacade.platform.bills;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.wire.WireValues;

/**
 * The value of a field of a bill, in the ways that fields want it. {@link WireValues} has
 * the rules.
 */
public interface BillValue {

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
