package io.cdrfacade.calls.walk;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

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

	/** Whether a page holds a row that has been read. */
	boolean reaches(Page page) {
		return page.cdrs().stream().anyMatch(this::isKnown);
	}

	/**
	 * Whether a first page without any known row can be taken as it is. It cannot if some
	 * ids were forgotten, or if one of its rows has no id.
	 */
	boolean allowsFresh(Page page) {
		return page.cdrs().isEmpty()
				|| (!this.ids.isForgetful() && page.cdrs().stream().noneMatch((cdr) -> cdr.id() == null));
	}

	/**
	 * Takes the new rows of a page that joins what has been read. A row before a known
	 * one counts as read unless its id is new. A row without an id counts as read if an
	 * equal one was on the last page.
	 */
	List<Cdr> takeNew(Page page) {
		int firstKnown = NONE;
		int lastKnown = NONE;
		for (int i = 0; i < page.cdrs().size(); i++) {
			if (isKnown(page.cdrs().get(i))) {
				firstKnown = (firstKnown == NONE) ? i : firstKnown;
				lastKnown = i;
			}
		}
		List<Cdr> found = takeNew(page.cdrs(), this.ids.isForgetful() ? firstKnown : NONE, lastKnown);
		this.lastWithoutId = page.cdrs().stream().filter((cdr) -> cdr.id() == null).collect(Collectors.toSet());
		return found;
	}

	private List<Cdr> takeNew(List<Cdr> cdrs, int afterWithId, int afterWithoutId) {
		List<Cdr> found = new ArrayList<>(cdrs.size());
		for (int i = afterWithId + 1; i < cdrs.size(); i++) {
			Cdr cdr = cdrs.get(i);
			if ((cdr.id() != null) ? this.ids.add(cdr.id()) : i > afterWithoutId && !this.lastWithoutId.contains(cdr)) {
				found.add(cdr);
			}
		}
		return found;
	}

	private boolean isKnown(Cdr cdr) {
		Long id = cdr.id();
		return id != null && this.ids.contains(id);
	}

}
