package io.cdrfacade.calls.summary;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Adds up tallies by group. The number of groups is bounded; for one thread. */
final class Tallies {

	private final Map<GroupKey, Tally> groups = new HashMap<>();

	private final int maxGroups;

	Tallies(int maxGroups) {
		this.maxGroups = maxGroups;
	}

	/**
	 * Adds calls.
	 * @param key their group
	 * @param tally what was counted of them
	 * @throws ProblemException if there are too many groups
	 */
	void add(GroupKey key, Tally tally) {
		this.groups.merge(key, tally, Tally::plus);
		if (this.groups.size() > this.maxGroups) {
			throw new ProblemException(ProblemCode.TOO_MANY_GROUPS,
					"The calls make more than %d groups, which is as many as an answer may have."
						.formatted(this.maxGroups));
		}
	}

	boolean isEmpty() {
		return this.groups.isEmpty();
	}

	Tally total() {
		return this.groups.values().stream().reduce(Tally.NONE, Tally::plus);
	}

	/** A copy that nobody changes, in no order. */
	Map<GroupKey, Tally> copy() {
		return Map.copyOf(this.groups);
	}

	/**
	 * A copy with groups that are there without calls.
	 * @param first the groups that come first, in their order; the others follow in
	 * theirs
	 */
	Map<GroupKey, Tally> copy(Collection<GroupKey> first) {
		Map<GroupKey, Tally> copy = new LinkedHashMap<>();
		first.forEach((key) -> copy.put(key, this.groups.getOrDefault(key, Tally.NONE)));
		this.groups.entrySet()
			.stream()
			.sorted(Map.Entry.comparingByKey())
			.forEach((group) -> copy.putIfAbsent(group.getKey(), group.getValue()));
		return copy;
	}

}
