package io.cdrfacade.calls.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrPage;

/**
 * Looks for records of calls that were dialled up to hours ago, again and again. Where
 * the platform counts as many as are known, there is no new one; where it does not, the
 * range is cut in two, until what is left is small enough to be read. Records only come;
 * should one go just as another comes, its neighbours still give it away, since each look
 * asks for a record from another end.
 */
final class LookBack {

	/** What is read as a whole rather than counted on. */
	private static final int SMALL = 200;

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final Records records;

	private final KnownIds known = new KnownIds();

	private boolean last;

	LookBack(Records records) {
		this.records = records;
	}

	/**
	 * Looks at a range.
	 * @param from dialled in or after this minute
	 * @param recent from this minute on, everything is read
	 * @param to dialled before this minute
	 * @param found is given, at the least, every record that was there at the start and
	 * had not been given out before
	 */
	void look(Instant from, Instant recent, Instant to, Consumer<Cdr> found) {
		this.known.forgetBefore(from);
		this.last = !this.last;
		read(recent, to, found);
		if (from.isBefore(recent)) {
			compare(from, recent, found);
		}
	}

	private void compare(Instant from, Instant to, Consumer<Cdr> found) {
		long known = this.known.count(from, to);
		CdrPage one = this.records.one(from, to, this.last ? known : 1);
		long unknown = one.totalItems() - known;
		if (unknown == 0 && one.cdrs().stream().allMatch(this.known::has)) {
			return;
		}
		long minutes = Duration.between(from, to).toMinutes();
		if (minutes <= 1 || one.totalItems() <= SMALL || unknown > SMALL) {
			read(from, to, found);
			return;
		}
		Instant middle = to.minus(MINUTE.multipliedBy(Math.max(1, minutes / 4)));
		compare(from, middle, found);
		compare(middle, to, found);
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
	}

}
