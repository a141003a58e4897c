package io.cdrfacade.calls.walk;

import io.cdrfacade.platform.PlatformException;

/**
 * Which rows to ask the platform for.
 *
 * @param number number of the page, from 1
 * @param size rows a page
 */
record Slice(int number, int size) {

	/** The number of the last row has to fit into the platform's int. */
	private static final int MAX_ROWS = Integer.MAX_VALUE;

	static Slice of(long number, int size) {
		if (number * size > MAX_ROWS) {
			throw PlatformException.Malformed.lasting("The platform has more records than it can number", null);
		}
		return new Slice((int) number, size);
	}

	/** How many rows lie before it. */
	long start() {
		return (this.number - 1L) * this.size;
	}

	/** How many rows there are up to its end. */
	long end() {
		return (long) this.number * this.size;
	}

	boolean isFirst() {
		return this.number == 1;
	}

	Slice before() {
		return new Slice(this.number - 1, this.size);
	}

}
