package io.cdrfacade.recordings;

import io.cdrfacade.platform.Account;

/**
 * What a link leads to.
 *
 * @param account the account whose recording it is
 * @param fileName its file name
 */
record LinkKey(Account account, String fileName) {

	String accountName() {
		return this.account.name();
	}

}
