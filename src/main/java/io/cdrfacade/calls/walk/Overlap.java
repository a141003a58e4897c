package io.cdrfacade.calls.walk;

/**
 * Chooses pages that overlap with what has been read. The platform knows pages by number
 * and size only, so the size decides where a page begins. Among the allowed sizes there
 * is always one whose page begins shortly before the end of what has been read.
 *
 * @param minSize least rows a page
 * @param maxSize most rows a page
 * @param rows how many rows pages should have in common
 */
record Overlap(int minSize, int maxSize, int rows) {

	/**
	 * The platform allows pages of 1000. One common row would be enough if rows never
	 * moved; more are needed as rows of the same second can change their order.
	 */
	static final Overlap STANDARD = new Overlap(900, 1000, 10);

	/**
	 * Chooses the next page.
	 * @param read how many rows have been read
	 * @return the page that reaches farthest of those that begin within these rows
	 */
	Slice after(long read) {
		long start = Math.max(0, read - this.rows);
		int best = this.maxSize;
		for (int size = this.maxSize - 1; size >= this.minSize; size--) {
			if (end(start, size) > end(start, best)) {
				best = size;
			}
		}
		return Slice.of(end(start, best) / best, best);
	}

	/** Where the page ends that holds the row after so many others. */
	private static long end(long start, int size) {
		return (start / size + 1) * size;
	}

}
