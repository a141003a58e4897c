package io.cdrfacade.calls.changes;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

import io.cdrfacade.calls.CallFilters;
import io.cdrfacade.calls.PinnedEnds;
import io.cdrfacade.calls.walk.CallWalk;
import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Platform;
import io.cdrfacade.platform.SyncState;

/**
 * All records of an account, by when their calls were dialled. Reading them never marks
 * them as read.
 */
final class Records {

	private final Platform platform;

	private final CallWalks walks;

	private final Account account;

	Records(Platform platform, CallWalks walks, Account account) {
		this.platform = platform;
		this.walks = walks;
		this.account = account;
	}

	Account account() {
		return this.account;
	}

	/** Reads how many records there are, and one of them. */
	CdrPage one(Instant from, Instant to, long number) {
		return this.platform.cdrs(this.account,
				all(from, to).toQuery(SyncState.ALL, Math.clamp(number, 1, Integer.MAX_VALUE), 1));
	}

	/** Reads all records that are there at the start, and maybe newer ones. */
	void read(Instant from, Instant to, Consumer<Cdr> sink) {
		try (CallWalk walk = this.walks.begin(all(from, to), SyncState.ALL)) {
			walk.forEach((some) -> some.forEach(sink));
		}
	}

	private CallFilters all(Instant from, Instant to) {
		return new CallFilters(this.account, this.account.zone(), from, to, PinnedEnds.BOTH, null, null, List.of(),
				null, null, null, null, null);
	}

}
