package io.cdrfacade.calls.summary;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

import io.cdrfacade.calls.CallView;

/**
 * A summary as callers see it.
 *
 * @param from start of the range
 * @param to end of the range
 * @param zone the zone of its days
 * @param groupBy what the groups are
 * @param total all calls
 * @param groups the groups
 */
@Schema(name = "Summary", description = "What was counted of the calls of a range.")
record Summary(@Schema(description = "Start of the range, inclusive, in `zone`.") OffsetDateTime from,
		@Schema(description = "End of the range, exclusive, in `zone`.") OffsetDateTime to,
		@Schema(description = "The zone of hours, days and months.", example = "Asia/Shanghai") String zone,
		@Schema(description = "What the groups are.", allowableValues = {
				"none", "hour", "day", "month", "direction", "method", "extension", "hangupCause",
				"userId" }) String groupBy,
		@Schema(description = "All calls.") Figures total,
		@Schema(description = "The groups, by time or in alphabetical order, the one without a value last; "
				+ "empty with `groupBy=none`.") List<Group> groups){

	static Summary of(SummaryQuery query, Counted counted) {
		ZoneId zone = query.selection().zone();
		return new Summary(counted.from().atZone(zone).toOffsetDateTime(), counted.to().atZone(zone).toOffsetDateTime(),
				zone.getId(), query.groupBy().word(), Figures.of(counted.total()),
				groups(query, counted).entrySet()
					.stream()
					.map((group) -> Group.of(group.getKey(), Figures.of(group.getValue())))
					.toList());
	}

	/** Numbers that look the same once they are masked share a group. */
	private static Map<GroupKey, Tally> groups(SummaryQuery query, Counted counted) {
		CallView view = query.view();
		if (query.groupBy() != GroupBy.EXTENSION || view.numbersShown()) {
			return counted.groups();
		}
		Tallies shown = new Tallies(Integer.MAX_VALUE);
		counted.groups().forEach((key, tally) -> shown.add(new GroupKey(view.showNumber(key.text())), tally));
		return shown.copy(List.of());
	}

	/**
	 * What was counted of a group.
	 *
	 * @param key what its calls have in common
	 * @param calls how many calls
	 * @param answered how many of them were answered
	 * @param answerRate the part that was answered
	 * @param talkSeconds how long all of them talked
	 * @param averageTalkSeconds how long an answered call talked
	 * @param averageWaitSeconds how long an answered call waited
	 */
	@Schema(name = "SummaryGroup", description = "What was counted of a group; the figures are those of the total.")
	record Group(
			@Schema(description = """
					What the calls have in common: the beginning of the hour with its offset, the date, the month, or the word or \
					text of the field; `null` for calls without a value.""",
					example = "2019-09-27") @Nullable String key,
			@Schema(minimum = "0", example = "412") long calls, @Schema(minimum = "0", example = "251") long answered,
			@Schema(minimum = "0", maximum = "1", example = "0.609") @Nullable Double answerRate,
			@Schema(minimum = "0", example = "30120") long talkSeconds,
			@Schema(minimum = "0", example = "120.0") @Nullable Double averageTalkSeconds,
			@Schema(minimum = "0", example = "9.4") @Nullable Double averageWaitSeconds) {

		static Group of(GroupKey key, Figures figures) {
			return new Group(key.text(), figures.calls(), figures.answered(), figures.answerRate(),
					figures.talkSeconds(), figures.averageTalkSeconds(), figures.averageWaitSeconds());
		}

	}

}
