package io.cdrfacade.calls.walk;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * The order of the rows on the last page. Pages can only be joined if it stays the same;
 * only rows of the same second may change their order.
 */
final class RowOrder {

	private static final int NOWHERE = -1;

	/** Takes little memory while the walk waits for the next page. */
	private long[] ids = {};

	/** Tells whether the rows that a page shares with the last one are in its order. */
	boolean holdsIn(Page page) {
		Map<Long, Integer> positions = positions();
		int last = NOWHERE;
		Cdr lastRow = null;
		for (Cdr cdr : page.cdrs()) {
			int position = positions.getOrDefault(cdr.id(), NOWHERE);
			if (position != NOWHERE && position < last && !shareASecond(cdr, lastRow)) {
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

	/** Remembers the order of another page instead. */
	void learn(Page page) {
		this.ids = page.cdrs()
			.stream()
			.map(Cdr::id)
			.filter(Objects::nonNull)
			.mapToLong(Objects::requireNonNull)
			.toArray();
	}

}
