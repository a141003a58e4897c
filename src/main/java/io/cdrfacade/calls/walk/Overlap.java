package io.cdrfacade.calls.walk;

/**
 * Chooses pages that overlap with what has been read. The platform knows pages by number
 * and size only, so the size decides where a page begins. Among the allowed sizes there
 * is always one whose page begins shortly before the end of what has been read.
 *
 * @param minSize least rows a page
 * @param maxSize most rows a page
 * @param rows how many rows pages have in common at least
 * @param mostRows how many rows pages can be asked to have in common; few enough that
 * each page reaches further than the last one
 */
record Overlap(int minSize, int maxSize, int rows, int mostRows) {

	/**
	 * The platform allows pages of 1000. One common row would be enough if rows never
	 * moved; with ten, fewer pages have to be asked for again.
	 */
	static final Overlap STANDARD = new Overlap(500, 1000, 10, 300);

	/**
	 * Chooses the next page.
	 * @param read how many rows have been read
	 * @param common how many of these rows the page should have, up to {@code mostRows}
	 * @return the page that reaches farthest of those that begin within these rows
	 */
	Slice after(long read, int common) {
		long start = Math.max(0, read - Math.clamp(common, this.rows, this.mostRows));
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
