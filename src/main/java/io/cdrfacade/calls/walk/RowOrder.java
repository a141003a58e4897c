package io.cdrfacade.calls.walk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * The order of the rows on the last page. Pages can only be joined if it stays the same.
 * Rows of the same second may change their order, as a platform that sorts by time does
 * not say which of them comes first. So the last second that has been read is open: some
 * of its rows may be on the next page, before others that have been read.
 */
final class RowOrder {

	private static final int NOWHERE = -1;

	private final int mostOpen;

	/** Takes little memory while the walk waits for the next page. */
	private long[] ids = {};

	private @Nullable Cdr lastRow;

	private int open;

	/**
	 * Begins without a page.
	 * @param mostOpen how many rows of one second may change their order; if the second
	 * at the end of a page has more, none may
	 */
	RowOrder(int mostOpen) {
		this.mostOpen = mostOpen;
	}

	/** How many rows of the open second have been read. */
	int open() {
		return this.open;
	}

	/** Whether all rows before a row that has been read have been read, too. */
	boolean isSettled(Cdr row) {
		return this.open > this.mostOpen || !shareASecond(row, this.lastRow);
	}

	/** Tells whether the rows that a page shares with the last one are in its order. */
	boolean holdsIn(Page page) {
		Map<Long, Integer> positions = positions();
		int last = NOWHERE;
		Cdr lastRow = null;
		for (Cdr cdr : page.cdrs()) {
			int position = positions.getOrDefault(cdr.id(), NOWHERE);
			if (position != NOWHERE && position < last && (this.open > this.mostOpen || !shareASecond(cdr, lastRow))) {
				return false;
			}
			if (position > last) {
				last = position;
				lastRow = cdr;
			}
		}
		return true;
	}

	private static boolean shareASecond(Cdr row, @Nullable Cdr other) {
		return other != null
				&& (areSame(row.startedAt(), other.startedAt()) || areSame(row.endedAt(), other.endedAt()));
	}

	private static boolean areSame(@Nullable Object one, @Nullable Object other) {
		return one != null && one.equals(other);
	}

	private Map<Long, Integer> positions() {
		Map<Long, Integer> positions = HashMap.newHashMap(this.ids.length);
		for (int i = 0; i < this.ids.length; i++) {
			positions.put(this.ids[i], i);
		}
		return positions;
	}

	/**
	 * Remembers the order of another page instead.
	 * @param page the page that has been read
	 * @param found its new rows
	 */
	void learn(Page page, List<Cdr> found) {
		this.ids = page.cdrs()
			.stream()
			.map(Cdr::id)
			.filter(Objects::nonNull)
			.mapToLong(Objects::requireNonNull)
			.toArray();
		// After a step back, a page may end before the open second.
		if (!found.isEmpty() && found.getLast().equals(page.cdrs().getLast())) {
			this.lastRow = found.getLast();
			this.open = (int) page.cdrs()
				.reversed()
				.stream()
				.takeWhile((cdr) -> shareASecond(cdr, this.lastRow))
				.count();
		}
	}

}
