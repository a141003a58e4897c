package io.cdrfacade.calls.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.cdrfacade.platform.Cdr;

/**
 * The rows that have been read, as far as they are remembered. Tells which rows of a page
 * are new, and whether a page follows what has been read without a gap.
 */
final class KnownRows {

	private static final int NONE = -1;

	private final SeenIds ids;

	private Set<Cdr> lastWithoutId = Set.of();

	KnownRows(SeenIds ids) {
		this.ids = ids;
	}

	/** Whether a page holds a row that has been read, and so have all rows before it. */
	boolean reaches(Page page, RowOrder order) {
		return page.cdrs().stream().anyMatch((cdr) -> isKnown(cdr) && order.isSettled(cdr));
	}

	/**
	 * Whether a first page without any known row can be taken as it is. It cannot if some
	 * ids were forgotten, or if one of its rows has no id.
	 */
	boolean allowsFresh(Page page) {
		return page.cdrs().isEmpty()
				|| (!this.ids.hasForgotten() && page.cdrs().stream().noneMatch((cdr) -> cdr.id() == null));
	}

	/**
	 * Takes the new rows of a page that joins what has been read. A row counts as read if
	 * its id is known. One without an id does if it comes before a known row, or if an
	 * equal one was on the last page. Once ids have been forgotten, all rows before the
	 * first known one count as read.
	 */
	List<Cdr> takeNew(Page page) {
		List<Cdr> cdrs = page.cdrs();
		int[] known = IntStream.range(0, cdrs.size()).filter((i) -> isKnown(cdrs.get(i))).toArray();
		int firstKnown = (known.length > 0) ? known[0] : NONE;
		int lastKnown = (known.length > 0) ? known[known.length - 1] : NONE;
		List<Cdr> found = new ArrayList<>(cdrs.size());
		for (int i = this.ids.hasForgotten() ? firstKnown + 1 : 0; i < cdrs.size(); i++) {
			if (learn(cdrs.get(i), i > lastKnown)) {
				found.add(cdrs.get(i));
			}
		}
		this.lastWithoutId = cdrs.stream().filter((cdr) -> cdr.id() == null).collect(Collectors.toSet());
		return found;
	}

	/** Remembers the id of a row; tells whether the row is new. */
	private boolean learn(Cdr cdr, boolean afterKnownRows) {
		return (cdr.id() != null) ? this.ids.add(cdr.id()) : afterKnownRows && !this.lastWithoutId.contains(cdr);
	}

	private boolean isKnown(Cdr cdr) {
		Long id = cdr.id();
		return id != null && this.ids.contains(id);
	}

}
