package io.cdrfacade.calls.changes.callback;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.RecordPush;

/** Takes each record that the platform pushes. */
public interface PushListener {

	/**
	 * Takes a pushed record.
	 * @param account the account whose platform has sent it
	 * @param push the record, as far as it could be read
	 */
	void pushed(Account account, RecordPush push);

}
