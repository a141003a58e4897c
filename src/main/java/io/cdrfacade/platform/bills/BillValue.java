package io.cdrfacade.platform.bills;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.wire.WireValues;

/**
 * The value of a field of a bill. {@link WireValues} has the rules for each type.
 */
public interface BillValue {

	/** Text, or {@code null}. */
	@Nullable String text();

	/** The same for text that many bills of a page share. */
	@Nullable String repeatedText();

	/** A whole number, or {@link WireValues#NONE}. */
	long integer();

	/** A wall-clock time, or {@link WireValues#NONE}. */
	long time();

}
