package io.cdrfacade.calls.summary;

import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;

import io.cdrfacade.calls.CallView;
import io.cdrfacade.calls.Selection;
import io.cdrfacade.calls.SelectionReader;
import io.cdrfacade.calls.Words;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.security.Caller;
import io.cdrfacade.web.Accepted;
import io.cdrfacade.web.observe.RequestLabels;
import io.cdrfacade.web.parameter.Parameters;

/**
 * Which calls are to be counted, and how.
 *
 * @param selection which calls; never {@link SyncState#UNREAD}
 * @param groupBy up to two dimensions that they are grouped by
 * @param view how groups are shown
 * @param csv whether the answer is a table and not JSON
 */
record SummaryQuery(Selection selection, List<GroupBy> groupBy, CallView view, boolean csv) {

	static final String NONE = "none";

	private static final String CSV = "csv";

	private static final int MAX_DIMENSIONS = 2;

	private static final int SHORTEST_MONTH = 28;

	private static final int HOURS_OF_DAY = 24;

	private static final int DAYS_OF_WEEK = 7;

	private static final int MAX_TEXT = 128;

	/** Counting must not mark calls as read. */
	private static final List<String> SYNC = List.of(Words.SYNC_STATES.of(SyncState.ALL),
			Words.SYNC_STATES.of(SyncState.READ));

	private static final List<String> WORDS = Stream.concat(Stream.of(NONE), GroupBy.words().stream()).toList();

	static SummaryQuery read(HttpServletRequest request, Caller caller, SelectionReader reader, int maxGroups)
			throws HttpMediaTypeNotAcceptableException {
		Parameters parameters = Parameters.of(request);
		Selection selection = reader.read(parameters).marked(sync(parameters));
		List<GroupBy> groupBy = groupBy(parameters);
		verifyGroups(parameters, groupBy, selection, maxGroups);
		SummaryQuery query = new SummaryQuery(selection, groupBy, reader.view(selection, caller),
				csv(parameters, request));
		parameters.verify();
		selection.requireGrantedTo(caller);
		RequestLabels.account(request, selection.account().name());
		return query;
	}

	/** The parameter wins over the header, which is not read then. */
	private static boolean csv(Parameters parameters, HttpServletRequest request)
			throws HttpMediaTypeNotAcceptableException {
		List<MediaType> types = List.of(MediaType.APPLICATION_JSON, SummaryTable.CONTENT_TYPE);
		boolean accepted = !parameters.has("format")
				&& SummaryTable.CONTENT_TYPE.equals(Accepted.by(request).best(types));
		return CSV.equals(parameters.word("format", List.of("json", CSV), accepted ? CSV : "json"));
	}

	private static SyncState sync(Parameters parameters) {
		return Words.ALL.equals(parameters.word("sync", SYNC, Words.ALL)) ? SyncState.ALL : SyncState.READ;
	}

	private static List<GroupBy> groupBy(Parameters parameters) {
		String text = Objects.requireNonNullElse(parameters.text(GroupBy.NAME, MAX_TEXT), NONE);
		if (parameters.rejected(GroupBy.NAME)) {
			return List.of();
		}
		List<String> words = Arrays.stream(text.split(",", -1)).map(String::strip).toList();
		if (words.size() == 1) {
			GroupBy one = GroupBy.of(parameters.word(GroupBy.NAME, WORDS, NONE));
			return (one != null) ? List.of(one) : List.of();
		}
		List<@Nullable GroupBy> found = words.stream().<@Nullable GroupBy>map(GroupBy::of).toList();
		if (words.size() > MAX_DIMENSIONS) {
			parameters.reject(GroupBy.NAME, "must have at most two dimensions");
		}
		else if (found.contains(null)) {
			parameters.reject(GroupBy.NAME, "must be none, or one or two of %s, separated by a comma"
				.formatted(String.join(", ", GroupBy.words())));
		}
		else if (Set.copyOf(words).size() < words.size()) {
			parameters.reject(GroupBy.NAME, "must not have the same dimension twice");
		}
		return parameters.rejected(GroupBy.NAME) ? List.of() : found.stream().map(Objects::requireNonNull).toList();
	}

	private static void verifyGroups(Parameters parameters, List<GroupBy> groupBy, Selection selection, int maxGroups) {
		Duration longest = longestRange(groupBy, maxGroups);
		if (longest != null && Duration.between(selection.from(), selection.to()).compareTo(longest) > 0) {
			parameters.reject(GroupBy.NAME,
					"must not be %s with more than %d hours between `from` and `to`, as that would make more than %d groups"
						.formatted(text(groupBy), longest.toHours(), maxGroups));
		}
	}

	/**
	 * Finds the longest range with no more than the allowed groups by time, apart from
	 * changes of the clocks.
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
		int parts = hourOfDay ? HOURS_OF_DAY : by.contains(GroupBy.DAY_OF_WEEK) ? DAYS_OF_WEEK : 1;
		return by.contains(GroupBy.MONTH) ? Duration.ofDays((long) SHORTEST_MONTH * maxGroups / parts) : null;
	}

	/** The dimensions as the parameter has them. */
	String groupByText() {
		return text(this.groupBy);
	}

	private static String text(List<GroupBy> groupBy) {
		return groupBy.isEmpty() ? NONE : groupBy.stream().map(GroupBy::word).collect(Collectors.joining(","));
	}

	/** Whether the counts of a day stay true. Sync marks change when calls are read. */
	boolean mayBeKept() {
		return this.selection.sync() == SyncState.ALL;
	}

}
