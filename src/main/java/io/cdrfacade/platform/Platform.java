package io.cdrfacade.platform;

/**
 * Reads from the call-centre platform. Every call is made under one of its
 * {@link Accounts}.
 */
public interface Platform {

	/**
	 * Reads one page of call detail records.
	 * @param account the account whose records are read
	 * @param query what to read
	 * @return the page, in the platform's order
	 * @throws PlatformException if the platform could not be asked, refused, failed or
	 * answered what cannot be read
	 */
	CdrPage cdrs(Account account, CdrQuery query);

}
