package io.cdrfacade.calls.changes;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

import io.cdrfacade.platform.Cdr;

/**
 * The ids of the records that have been seen, by the minute in which their calls were
 * dialled, so that they can be compared with the platform's count for whole minutes.
 */
final class KnownIds {

	private static final int MINUTE = 60;

	private final NavigableMap<Long, Set<Long>> byMinute = new TreeMap<>();

	/** The start of the minute of a time. */
	static Instant minute(Instant time) {
		return Instant.ofEpochSecond(Math.floorDiv(time.getEpochSecond(), MINUTE) * MINUTE);
	}

	long count(Instant from, Instant to) {
		return within(from, to).stream().mapToLong(Set::size).sum();
	}

	boolean has(Cdr cdr) {
		return cdr.id() != null && cdr.startedAt() != null
				&& this.byMinute.getOrDefault(key(cdr.startedAt()), Set.of()).contains(cdr.id());
	}

	/**
	 * Replaces what was known of a range.
	 * @param from start of a minute
	 * @param to start of another
	 * @param all the records that were dialled in between
	 */
	void replace(Instant from, Instant to, Collection<Cdr> all) {
		Map<Long, Set<Long>> found = new HashMap<>();
		all.stream().filter((cdr) -> cdr.id() != null).forEach((cdr) -> {
			Instant minute = (cdr.startedAt() != null) ? cdr.startedAt() : from;
			found.computeIfAbsent(key(minute), (key) -> new HashSet<>()).add(cdr.id());
		});
		this.byMinute.subMap(key(from), key(to)).clear();
		this.byMinute.putAll(found);
	}

	void forgetBefore(Instant time) {
		this.byMinute.headMap(key(time)).clear();
	}

	private Collection<Set<Long>> within(Instant from, Instant to) {
		return this.byMinute.subMap(key(from), key(to)).values();
	}

	private static Long key(Instant time) {
		return Math.floorDiv(time.getEpochSecond(), MINUTE);
	}

}
