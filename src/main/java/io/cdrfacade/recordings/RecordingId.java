package io.cdrfacade.recordings;

import io.cdrfacade.platform.Account;

/**
 * Tells which recording is meant.
 *
 * @param account the account whose recording it is
 * @param fileName its file name
 */
record RecordingId(Account account, String fileName) {

	String accountName() {
		return this.account.name();
	}

}
