package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.walk.CallWalk;
import io.cdrfacade.calls.walk.CallWalks;
import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;
import io.cdrfacade.platform.Platform;

/**
 * Reads the records of an account from the platform, by the time at which their calls
 * were dialled. Reading never marks them as read.
 */
final class AccountRecords {

	/** Each step back is so many times as long as the one before. */
	private static final int GROWTH = 4;

	private final Platform platform;

	private final CallWalks walks;

	private final Account account;

	AccountRecords(Platform platform, CallWalks walks, Account account) {
		this.platform = platform;
		this.walks = walks;
		this.account = account;
	}

	Account account() {
		return this.account;
	}

	/**
	 * Reads how many records there are, and one of them.
	 * @param from the first time of dialling
	 * @param to the end of these times
	 * @param number which one, from 1
	 * @return a page that holds that record, if there is one
	 */
	CdrPage one(Instant from, Instant to, long number) {
		return this.platform.cdrs(this.account, all(from, to).toQuery(Math.clamp(number, 1, Integer.MAX_VALUE), 1));
	}

	/** Reads all records that exist when it starts, and perhaps newer ones. */
	void read(Instant from, Instant to, Consumer<Cdr> sink) {
		try (CallWalk walk = this.walks.begin(all(from, to))) {
			walk.forEach((some) -> some.forEach(sink));
		}
	}

	/**
	 * Reads the last records, among which is the one with the greatest id.
	 * @param to the end of the search
	 * @param longest how long a call can last. A call that was dialled longer than this
	 * before the last dialled call ended before that one was dialled
	 * @param sink receives the records
	 */
	void readLast(Instant to, Duration longest, Consumer<Cdr> sink) {
		Instant from = to;
		for (Duration back = longest; from.isAfter(Selection.EARLIEST); back = back.multipliedBy(GROWTH)) {
			from = Collections.max(List.of(to.minus(back), Selection.EARLIEST));
			CdrPage first = one(from, to, 1);
			if (first.totalItems() > 0) {
				Instant dialled = lastDialled(first, one(from, to, first.totalItems()));
				read((dialled != null) ? dialled.minus(longest) : from, to, sink);
				return;
			}
		}
	}

	/** The platform may list the last dialled call first or last. */
	private static @Nullable Instant lastDialled(CdrPage first, CdrPage last) {
		return Stream.of(first, last)
			.flatMap((page) -> page.cdrs().stream())
			.map(Cdr::startedAt)
			.filter(Objects::nonNull)
			.max(Instant::compareTo)
			.orElse(null);
	}

	private Selection all(Instant from, Instant to) {
		return Selection.all(this.account, from, to);
	}

}
