package io.cdrfacade.security;

import org.jspecify.annotations.Nullable;

/** Reads tickets, which take the place of credentials where no header can be sent. */
@FunctionalInterface
public interface TicketReader {

	/**
	 * Finds out for whom a ticket was made.
	 * @param ticket a text of unknown origin
	 * @param path path of the request, decoded and without a context path
	 * @return the caller, or {@code null} if this is no ticket for the path, or is no
	 * longer valid
	 */
	@Nullable Caller holder(String ticket, String path);

}
