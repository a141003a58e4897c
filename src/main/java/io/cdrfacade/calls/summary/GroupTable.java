package io.cdrfacade.calls.summary;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.web.problem.ProblemCode;
import io.cdrfacade.web.problem.ProblemException;

/**
 * Completes and sorts the groups of an answer. All times of the range are there, also
 * those without calls; where a field is the other dimension, each of its values has all
 * times.
 *
 * @param grouping how the calls were grouped
 * @param maxGroups most groups that an answer may have
 */
record GroupTable(Grouping grouping, int maxGroups) {

	/**
	 * Completes and sorts groups.
	 * @param counted the groups that have calls
	 * @return these groups and the empty ones; the value {@code null} comes last
	 * @throws ProblemException if there are too many groups
	 */
	SequencedMap<GroupKey, CallSums> complete(Map<GroupKey, CallSums> counted) {
		SequencedMap<GroupKey, CallSums> groups = new TreeMap<>(order());
		groups.putAll(counted);
		if (this.grouping.dimensions().stream().anyMatch(GroupBy::isTime)) {
			addTimes(groups, counted.keySet());
		}
		return groups;
	}

	private void addTimes(Map<GroupKey, CallSums> groups, Collection<GroupKey> counted) {
		GroupBy field = this.grouping.dimensions().stream().filter((by) -> !by.isTime()).findFirst().orElse(null);
		if (field == null) {
			times().forEach((times) -> groups.putIfAbsent(times, CallSums.NONE));
			return;
		}
		int index = this.grouping.dimensions().indexOf(field);
		Set<@Nullable String> values = new HashSet<>();
		counted.forEach((key) -> values.add(key.values().get(index)));
		for (GroupKey times : times()) {
			values.forEach((value) -> groups.putIfAbsent(times.with(index, value), CallSums.NONE));
			verifySize(groups.size(), field);
		}
	}

	/** Not needed for groups by time alone, as the range bounds those. */
	private void verifySize(int groups, GroupBy field) {
		if (groups > this.maxGroups) {
			throw new ProblemException(ProblemCode.TOO_MANY_GROUPS,
					"""
							Each %s has all times of the range, which makes more than %d groups. Shorten the range, filter, or group \
							by longer times."""
						.formatted(field.word(), this.maxGroups));
		}
	}

	/** The times of the range, each once, as keys whose field has no value. */
	private Set<GroupKey> times() {
		return this.grouping.slots()
			.names()
			.stream()
			.map((slot) -> GroupKey.of(this.grouping.dimensions(), (by) -> by.isTime() ? by.ofTime(slot) : null))
			.collect(Collectors.toSet());
	}

	private Comparator<GroupKey> order() {
		Comparator<GroupKey> order = (_, _) -> 0;
		for (int i = 0; i < this.grouping.dimensions().size(); i++) {
			int index = i;
			Function<GroupKey, @Nullable String> value = (key) -> key.values().get(index);
			order = order.thenComparing(value, Comparator.nullsLast(order(this.grouping.dimensions().get(i))));
		}
		return order;
	}

	/** Hours that the clock shows twice are sorted by time, not by their text. */
	private Comparator<String> order(GroupBy dimension) {
		if (dimension != GroupBy.HOUR) {
			return dimension.order();
		}
		Map<String, Integer> positions = new HashMap<>();
		this.grouping.slots().names().forEach((name) -> positions.put(name, positions.size()));
		return Comparator.comparing((name) -> positions.getOrDefault(name, Integer.MAX_VALUE));
	}

}
