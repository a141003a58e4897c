package io.cdrfacade.calls.walk;

import java.util.List;

import io.cdrfacade.platform.Cdr;

/**
 * A page that the platform has answered.
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

	/**
	 * Whether it holds what it should by its own total. A row more can be one that came
	 * after the rows were counted.
	 */
	boolean isWhole() {
		long due = Math.clamp(this.total - this.slice.start(), 0, this.slice.size());
		return this.cdrs.size() >= due && this.cdrs.size() <= this.slice.size();
	}

	/** Whether a whole page has none after it. */
	boolean isLast() {
		return this.cdrs.size() < this.slice.size() || this.total == end();
	}

	/** Whether it begins with the same records, as far as both go. */
	boolean repeats(Page other) {
		int rows = Math.min(this.cdrs.size(), other.cdrs.size());
		return this.cdrs.subList(0, rows).equals(other.cdrs.subList(0, rows));
	}

}
