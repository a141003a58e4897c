package io.cdrfacade.calls.changes;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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

	/** By the start of the minute. */
	private final NavigableMap<Instant, Set<Long>> byMinute = new TreeMap<>();

	/**
	 * Counts the records of a range.
	 * @param from start of a minute
	 * @param to start of another
	 * @return how many are known
	 */
	long count(Instant from, Instant to) {
		return this.byMinute.subMap(from, to).values().stream().mapToLong(Set::size).sum();
	}

	boolean has(Cdr cdr) {
		return cdr.id() != null && cdr.startedAt() != null
				&& this.byMinute.getOrDefault(minute(cdr.startedAt()), Set.of()).contains(cdr.id());
	}

	/**
	 * Replaces what was known of a range.
	 * @param from start of a minute
	 * @param to start of another
	 * @param all the records that were dialled in between
	 */
	void replace(Instant from, Instant to, Collection<Cdr> all) {
		Map<Instant, Set<Long>> found = new HashMap<>();
		all.stream().filter((cdr) -> cdr.id() != null).forEach((cdr) -> {
			Instant minute = (cdr.startedAt() != null) ? minute(cdr.startedAt()) : from;
			found.computeIfAbsent(minute, (_) -> new HashSet<>()).add(cdr.id());
		});
		this.byMinute.subMap(from, to).clear();
		this.byMinute.putAll(found);
	}

	/** Forgets the records of all minutes that start before a time. */
	void forgetBefore(Instant time) {
		this.byMinute.headMap(time).clear();
	}

	/** The start of the minute of a time. */
	static Instant minute(Instant time) {
		return time.truncatedTo(ChronoUnit.MINUTES);
	}

}
