package io.cdrfacade.calls.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.function.Predicate;

import io.cdrfacade.platform.Cdr;

/**
 * What comes next for somebody.
 *
 * @param calls the calls, by id
 * @param from where it begins
 * @param position where it leads to
 * @param more whether there is more at once
 */
record Batch(List<Cdr> calls, Position from, Position position, boolean more) {

	/**
	 * Picks what comes next.
	 * @param calls calls by id, of which none is missing up to the end
	 * @param from where to begin
	 * @param end where these calls lead to
	 * @param wish what is wanted
	 * @return the batch; with more if it does not lead to the end
	 */
	static Batch pick(NavigableMap<Long, Cdr> calls, Position from, Position end, Wish wish) {
		List<Cdr> picked = new ArrayList<>();
		for (Map.Entry<Long, Cdr> call : calls.tailMap(from.id(), false).entrySet()) {
			if (call.getKey() > end.id()) {
				break;
			}
			if (from.matters(call.getValue()) && wish.filter().test(call.getValue())) {
				if (picked.size() == wish.limit()) {
					return new Batch(picked, from, from.to(idBefore(calls, call.getKey()), from.time()), true);
				}
				picked.add(call.getValue());
			}
		}
		return new Batch(picked, from, from.to(end.id(), end.time()), false);
	}

	/** What was left out right before the next call has been passed as well. */
	private static long idBefore(NavigableMap<Long, Cdr> calls, long id) {
		Long before = calls.lowerKey(id);
		return (before != null) ? before : 0;
	}

	/** Where somebody is who has got some of the calls, up to this one. */
	Position upTo(Cdr cdr) {
		return cdr.equals(this.calls.getLast()) ? this.position
				: this.from.to(Objects.requireNonNull(cdr.id()), this.from.time());
	}

	/** The same with more to come. */
	Batch withMore() {
		return new Batch(this.calls, this.from, this.position, true);
	}

	/**
	 * What somebody wants.
	 *
	 * @param filter which calls
	 * @param limit how many at most
	 */
	record Wish(Predicate<Cdr> filter, int limit) {
	}

}
