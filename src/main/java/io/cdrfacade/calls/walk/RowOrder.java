package io.cdrfacade.calls.walk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * The order of the rows on the last page. Joining pages rests on it staying the same;
 * only rows of the same second may change places.
 */
final class RowOrder {

	private static final int ANYWHERE = -1;

	private final Map<Long, Integer> places = new HashMap<>();

	/** Tells whether the rows that a page shares with the last one are in its order. */
	boolean holdsIn(Page page) {
		int last = ANYWHERE;
		Cdr lastRow = null;
		for (Cdr cdr : page.cdrs()) {
			int place = this.places.getOrDefault(cdr.id(), ANYWHERE);
			if (place != ANYWHERE && place < last && !areTied(cdr, lastRow)) {
				return false;
			}
			if (place > last) {
				last = place;
				lastRow = cdr;
			}
		}
		return true;
	}

	private static boolean areTied(Cdr row, @Nullable Cdr other) {
		return other != null
				&& (areSame(row.startedAt(), other.startedAt()) || areSame(row.endedAt(), other.endedAt()));
	}

	private static boolean areSame(@Nullable Object one, @Nullable Object other) {
		return one != null && one.equals(other);
	}

	/** Goes by another page from now on. */
	void learn(Page page) {
		this.places.clear();
		List<Cdr> cdrs = page.cdrs();
		for (int i = 0; i < cdrs.size(); i++) {
			if (cdrs.get(i).id() != null) {
				this.places.merge(cdrs.get(i).id(), i, (one, other) -> ANYWHERE);
			}
		}
	}

}
