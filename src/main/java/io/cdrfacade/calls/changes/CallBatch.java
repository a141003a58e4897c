package io.cdrfacade.calls.changes;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.function.Predicate;

import io.cdrfacade.platform.Cdr;

/**
 * The calls that come next for a consumer.
 *
 * @param calls the calls, by id
 * @param from the position before them
 * @param position the position after them
 * @param more whether more calls are available at once
 */
record CallBatch(List<Cdr> calls, Position from, Position position, boolean more) {

	/**
	 * Picks the calls that come next.
	 * @param calls calls by id, complete up to the end
	 * @param from the position of the consumer
	 * @param end the position after all these calls
	 * @param wanted what the consumer asks for
	 * @return the batch, which says whether there is more up to the end
	 */
	static CallBatch pick(NavigableMap<Long, Cdr> calls, Position from, Position end, Wanted wanted) {
		List<Cdr> picked = new ArrayList<>();
		for (Map.Entry<Long, Cdr> call : calls.tailMap(from.id(), false).entrySet()) {
			if (call.getKey() > end.id()) {
				break;
			}
			if (from.matters(call.getValue()) && wanted.filter().test(call.getValue())) {
				if (picked.size() == wanted.limit()) {
					return new CallBatch(picked, from, from.to(idBefore(calls, call.getKey()), from.time()), true);
				}
				picked.add(call.getValue());
			}
		}
		return new CallBatch(picked, from, from.to(end.id(), end.time()), false);
	}

	/** The consumer is also past the calls that a filter left out before the next one. */
	private static long idBefore(NavigableMap<Long, Cdr> calls, long id) {
		Long before = calls.lowerKey(id);
		return (before != null) ? before : 0;
	}

	/** The position of a consumer who has received the calls up to this one. */
	Position upTo(Cdr cdr) {
		return Objects.equals(cdr.id(), this.calls.getLast().id()) ? this.position
				: this.from.to(Objects.requireNonNull(cdr.id()), this.from.time());
	}

	/** The same batch, which says that there is more. */
	CallBatch withMore() {
		return new CallBatch(this.calls, this.from, this.position, true);
	}

	/**
	 * What a consumer asks for.
	 *
	 * @param filter which calls
	 * @param limit how many at most
	 */
	record Wanted(Predicate<Cdr> filter, int limit) {
	}

}
