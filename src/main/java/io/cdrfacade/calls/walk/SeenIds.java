package io.cdrfacade.calls.walk;

import org.roaringbitmap.longlong.Roaring64Bitmap;

/**
 * Remembers ids, the latest ones at least: those of the generation that is being filled
 * and of the one before it. What is older is forgotten, so that memory stays bounded.
 */
final class SeenIds {

	private final int generation;

	private Roaring64Bitmap older = new Roaring64Bitmap();

	private Roaring64Bitmap newer = new Roaring64Bitmap();

	private int added;

	private boolean forgotten;

	/**
	 * Creates an empty memory.
	 * @param generation how many ids a generation has
	 */
	SeenIds(int generation) {
		this.generation = generation;
	}

	boolean contains(long id) {
		return this.newer.contains(id) || this.older.contains(id);
	}

	/** Whether any id has been forgotten. */
	boolean hasForgotten() {
		return this.forgotten;
	}

	/**
	 * Adds an id.
	 * @param id the id
	 * @return whether it was not remembered before
	 */
	boolean add(long id) {
		if (contains(id)) {
			return false;
		}
		if (this.added == this.generation) {
			this.forgotten |= !this.older.isEmpty();
			this.older = this.newer;
			this.newer = new Roaring64Bitmap();
			this.added = 0;
		}
		this.newer.addLong(id);
		this.added++;
		return true;
	}

}
