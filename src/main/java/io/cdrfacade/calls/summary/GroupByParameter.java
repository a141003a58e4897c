package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.web.parameter.Parameters;

/**
 * Reads the parameter {@code groupBy}: {@code none}, or one or two dimensions, separated
 * by a comma.
 */
final class GroupByParameter {

	private static final String NAME = "groupBy";

	private static final String NONE = "none";

	private static final int MAX_DIMENSIONS = 2;

	private static final int MAX_TEXT = 128;

	private static final List<String> WORDS = Stream.concat(Stream.of(NONE), GroupBy.words().stream()).toList();

	private static final int SHORTEST_MONTH = 28;

	private static final int HOURS_OF_DAY = 24;

	private static final int DAYS_OF_WEEK = 7;

	private GroupByParameter() {
	}

	/**
	 * Reads the dimensions. A fault is reported when the parameters are verified.
	 * @param parameters the request's parameters
	 * @return the dimensions in their order; empty for {@code none} or if there is a
	 * fault
	 */
	static List<GroupBy> read(Parameters parameters) {
		String text = parameters.text(NAME, MAX_TEXT);
		if (text == null) {
			return List.of();
		}
		return text.contains(",") ? readSeveral(text, parameters) : readOne(parameters);
	}

	private static List<GroupBy> readOne(Parameters parameters) {
		GroupBy one = GroupBy.of(parameters.word(NAME, WORDS, NONE));
		return (one != null) ? List.of(one) : List.of();
	}

	private static List<GroupBy> readSeveral(String text, Parameters parameters) {
		List<String> words = List.of(text.split(",", -1));
		String fault = fault(words);
		if (fault != null) {
			parameters.reject(NAME, fault);
			return List.of();
		}
		return words.stream().map(GroupBy::of).map(Objects::requireNonNull).toList();
	}

	private static @Nullable String fault(List<String> words) {
		if (words.size() > MAX_DIMENSIONS) {
			return "must have at most two dimensions";
		}
		if (!GroupBy.words().containsAll(words)) {
			return "must be none, or one or two of %s, separated by a comma without blanks"
				.formatted(String.join(", ", GroupBy.words()));
		}
		return (Set.copyOf(words).size() < words.size()) ? "must not have the same dimension twice" : null;
	}

	/**
	 * Reports a range whose times alone would make more groups than an answer may have.
	 * @param parameters the request's parameters
	 * @param groupBy the dimensions
	 * @param selection the calls, with their range
	 * @param maxGroups most groups that an answer may have
	 */
	static void verifyRange(Parameters parameters, List<GroupBy> groupBy, Selection selection, int maxGroups) {
		if (SelectionReader.hasUnknownRange(parameters)) {
			return;
		}
		Duration longest = longestRange(groupBy, maxGroups);
		if (longest != null && Duration.between(selection.from(), selection.to()).compareTo(longest) > 0) {
			parameters.reject(NAME,
					"must not be %s with more than %d hours between `from` and `to`, as that would make more than %d groups"
						.formatted(text(groupBy), longest.toHours(), maxGroups));
		}
	}

	/**
	 * Finds the longest range with no more than the allowed groups by time, apart from
	 * changes of the clocks; {@code null} if any range is short enough.
	 */
	private static @Nullable Duration longestRange(List<GroupBy> groupBy, int maxGroups) {
		Set<GroupBy> by = EnumSet.noneOf(GroupBy.class);
		by.addAll(groupBy);
		boolean hourOfDay = by.contains(GroupBy.HOUR_OF_DAY);
		if (by.contains(GroupBy.HOUR) || (by.contains(GroupBy.DAY) && hourOfDay)) {
			return Duration.ofHours(maxGroups);
		}
		if (by.contains(GroupBy.DAY)) {
			return Duration.ofDays(maxGroups);
		}
		if (!by.contains(GroupBy.MONTH)) {
			return null;
		}
		int groupsOfAMonth = hourOfDay ? HOURS_OF_DAY : by.contains(GroupBy.DAY_OF_WEEK) ? DAYS_OF_WEEK : 1;
		return Duration.ofDays((long) SHORTEST_MONTH * maxGroups / groupsOfAMonth);
	}

	/**
	 * Writes dimensions as the parameter has them.
	 * @param groupBy the dimensions
	 * @return their words with commas; {@code none} without any
	 */
	static String text(List<GroupBy> groupBy) {
		return groupBy.isEmpty() ? NONE : groupBy.stream().map(GroupBy::word).collect(Collectors.joining(","));
	}

}
