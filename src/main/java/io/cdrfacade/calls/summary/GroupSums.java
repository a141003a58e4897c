package io.cdrfacade.calls.summary;

import java.util.HashMap;
import java.util.Map;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/** Adds up sums by group. The number of groups is bounded; for one thread. */
final class GroupSums {

	private final Map<GroupKey, CallSums> groups = new HashMap<>();

	private final int maxGroups;

	GroupSums(int maxGroups) {
		this.maxGroups = maxGroups;
	}

	/**
	 * Adds calls.
	 * @param key their group
	 * @param sums what was counted of them
	 * @throws ProblemException if there are too many groups
	 */
	void add(GroupKey key, CallSums sums) {
		this.groups.merge(key, sums, CallSums::plus);
		if (this.groups.size() > this.maxGroups) {
			throw new ProblemException(ProblemCode.TOO_MANY_GROUPS,
					"The calls make more than %d groups, which is as many as an answer may have."
						.formatted(this.maxGroups));
		}
	}

	boolean isEmpty() {
		return this.groups.isEmpty();
	}

	CallSums total() {
		return this.groups.values().stream().reduce(CallSums.NONE, CallSums::plus);
	}

	/** An unmodifiable copy, in no order. */
	Map<GroupKey, CallSums> copy() {
		return Map.copyOf(this.groups);
	}

}
