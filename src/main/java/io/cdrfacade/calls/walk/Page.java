package io.cdrfacade.calls.walk;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.cdrfacade.platform.Cdr;

/**
 * A page that the platform has answered. It is whole by its own total.
 *
 * @param slice what was asked for
 * @param cdrs what came
 * @param total how many rows there are on all pages
 */
record Page(Slice slice, List<Cdr> cdrs, long total) {

	/** How many rows there are up to its end. */
	long end() {
		return this.slice.start() + this.cdrs.size();
	}

	/** Whether no page comes after it. */
	boolean isLast() {
		return this.cdrs.size() < this.slice.size() || this.total == end();
	}

	/**
	 * Whether two of its rows have the same id. Rows that move between pages can be on
	 * two pages, but never twice on one.
	 */
	boolean hasEqualIds() {
		Set<Long> ids = HashSet.newHashSet(this.cdrs.size());
		return !this.cdrs.stream().allMatch((cdr) -> cdr.id() == null || ids.add(cdr.id()));
	}

	/** Whether it begins with the same records, as far as both go. */
	boolean repeats(Page other) {
		int rows = Math.min(this.cdrs.size(), other.cdrs.size());
		return this.cdrs.subList(0, rows).equals(other.cdrs.subList(0, rows));
	}

}
