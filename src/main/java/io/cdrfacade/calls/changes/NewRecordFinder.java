package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;

/**
 * Finds new records of calls that were dialled up to hours ago. Where the platform counts
 * as many records as are known, there is no new one. Where it does not, the range is cut
 * in two, until a part is small enough to be read. Records are normally added only. If
 * one is removed while another is added, the count is the same; each look therefore also
 * compares one record, the first and the last of the range in turn.
 */
final class NewRecordFinder {

	/** A range with so few records is read as a whole. */
	private static final int SMALL = 200;

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final AccountRecords records;

	private final KnownIds known = new KnownIds();

	private @Nullable Cdr newest;

	/** Whether the next comparison is with the last record of the range. */
	private boolean compareLast;

	NewRecordFinder(AccountRecords records) {
		this.records = records;
	}

	/**
	 * Looks at a range.
	 * @param from dialled in or after this minute
	 * @param readAllFrom from this minute on, everything is read
	 * @param to dialled before this minute
	 * @param found receives, at the least, every record that was there at the start and
	 * that it has not received before
	 * @return whether the newest known record is still there; true if none is known
	 */
	boolean look(Instant from, Instant readAllFrom, Instant to, Consumer<Cdr> found) {
		this.known.forgetBefore(from);
		this.compareLast = !this.compareLast;
		read(readAllFrom, to, found);
		if (from.isBefore(readAllFrom)) {
			compare(from, readAllFrom, found);
		}
		return this.newest == null || this.known.has(this.newest) || isThere(this.newest, from);
	}

	/** Looks up a record that is older than the range. */
	private boolean isThere(Cdr cdr, Instant from) {
		if (cdr.startedAt() == null) {
			return true;
		}
		Instant minute = KnownIds.minute(cdr.startedAt());
		if (!minute.isBefore(from)) {
			return false;
		}
		List<Cdr> all = new ArrayList<>();
		this.records.read(minute, minute.plus(MINUTE), all::add);
		return all.stream().map(Cdr::id).anyMatch(Predicate.isEqual(cdr.id()));
	}

	private void compare(Instant from, Instant to, Consumer<Cdr> found) {
		long known = this.known.count(from, to);
		CdrPage one = this.records.one(from, to, this.compareLast ? known : 1);
		long unknown = one.totalItems() - known;
		boolean counted = one.cdrs().isEmpty() == (known == 0);
		if (unknown == 0 && counted && one.cdrs().stream().allMatch(this.known::has)) {
			return;
		}
		long minutes = Duration.between(from, to).toMinutes();
		if (minutes <= 1 || one.totalItems() <= SMALL || unknown > SMALL) {
			read(from, to, found);
			return;
		}
		// Most new records are of calls that were dialled recently.
		Instant cut = to.minus(MINUTE.multipliedBy(Math.max(1, minutes / 4)));
		compare(from, cut, found);
		compare(cut, to, found);
	}

	private void read(Instant from, Instant to, Consumer<Cdr> found) {
		List<Cdr> all = new ArrayList<>();
		this.records.read(from, to, (cdr) -> {
			if (!this.known.has(cdr)) {
				found.accept(cdr);
			}
			all.add(cdr);
		});
		this.known.replace(from, to, all);
		all.forEach(this::keepNewest);
	}

	/** Takes in a record that may be the newest one. */
	void keepNewest(Cdr cdr) {
		if (cdr.id() != null && (this.newest == null || cdr.id() > Objects.requireNonNull(this.newest.id()))) {
			this.newest = cdr;
		}
	}

}
