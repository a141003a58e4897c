package io.cdrfacade.calls.search;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import io.cdrfacade.platform.Cdr;

/**
 * The calls of a range as they were read, in the platform's order.
 *
 * @param rows the calls, as a {@link RowWriter} writes them; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reading(byte[] rows) {

	/** Lists the calls that pass a filter. */
	List<Cdr> list(Predicate<Cdr> filter) {
		RowReader reader = new RowReader(this.rows);
		List<Cdr> found = new ArrayList<>();
		while (reader.hasNext()) {
			Cdr cdr = reader.next();
			if (filter.test(cdr)) {
				found.add(cdr);
			}
		}
		return found;
	}

	int weight() {
		return this.rows.length;
	}

}
