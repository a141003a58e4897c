package io.cdrfacade.calls.export;

import io.cdrfacade.calls.walk.CallWalk;
import io.cdrfacade.web.load.Permits.Permit;

/**
 * An export that is ready to be sent: its first page is there.
 *
 * @param query what is exported, and how
 * @param walk reads the calls
 * @param permit allows it to run
 */
record Export(ExportQuery query, CallWalk walk, Permit permit) implements AutoCloseable {

	@Override
	public void close() {
		try (Permit _ = this.permit) {
			this.walk.close();
		}
	}

}
