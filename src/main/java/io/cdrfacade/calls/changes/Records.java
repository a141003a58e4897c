package io.cdrfacade.calls.changes;

import java.time.Instant;
import java.util.function.Consumer;

import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.walk.CallWalk;
import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Platform;

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
		return this.platform.cdrs(this.account, all(from, to).toQuery(Math.clamp(number, 1, Integer.MAX_VALUE), 1));
	}

	/** Reads all records that are there at the start, and maybe newer ones. */
	void read(Instant from, Instant to, Consumer<Cdr> sink) {
		try (CallWalk walk = this.walks.begin(all(from, to))) {
			walk.forEach((some) -> some.forEach(sink));
		}
	}

	private Selection all(Instant from, Instant to) {
		return Selection.all(this.account, from, to);
	}

}
