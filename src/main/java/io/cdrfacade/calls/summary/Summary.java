package io.cdrfacade.calls.summary;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.media.ArraySchema;
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
		@Schema(description = "What the groups are: `none`, or one or two dimensions, separated by a comma.",
				example = "day") String groupBy,
		@Schema(description = "All calls.") Figures total,
		@Schema(description = "The groups, by time or in alphabetical order, those without a value last; "
				+ "empty with `groupBy=none`.") List<Group> groups) {

	static Summary of(SummaryQuery query, CountedCalls counted) {
		ZoneId zone = query.selection().zone();
		return new Summary(counted.from().atZone(zone).toOffsetDateTime(), counted.to().atZone(zone).toOffsetDateTime(),
				zone.getId(), query.groupByText(), Figures.of(counted.total()),
				query.groupBy().isEmpty() ? List.of() : groups(query, counted));
	}

	private static List<Group> groups(SummaryQuery query, CountedCalls counted) {
		return counted.table()
			.complete(shown(query, counted.groups()))
			.entrySet()
			.stream()
			.map((group) -> Group.of(group.getKey(), Figures.of(group.getValue())))
			.toList();
	}

	/** Extensions that look the same once they are masked share a group. */
	private static Map<GroupKey, CallSums> shown(SummaryQuery query, Map<GroupKey, CallSums> groups) {
		CallView view = query.view();
		int index = query.groupBy().indexOf(GroupBy.EXTENSION);
		if (index < 0 || view.numbersShown()) {
			return groups;
		}
		GroupSums shown = new GroupSums(Integer.MAX_VALUE);
		groups.forEach((key, sums) -> shown.add(key.with(index, view.showExtension(key.values().get(index))), sums));
		return shown.copy();
	}

	/**
	 * What was counted of a group.
	 *
	 * @param key what its calls have in common; {@code null} with two dimensions
	 * @param keys what its calls have in common, by dimension
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
					text of the field; `null` for calls without a value, and with two dimensions.""",
					example = "2019-09-27") @Nullable String key,
			@ArraySchema(schema = @Schema(types = {
					"string", "null" }),
					arraySchema = @Schema(description = "The same for each dimension, in their order.",
							example = "[\"2019-09-27\"]")) List<@Nullable String> keys,
			@Schema(minimum = "0", example = "412") long calls, @Schema(minimum = "0", example = "251") long answered,
			@Schema(minimum = "0", maximum = "1", example = "0.609") @Nullable Double answerRate,
			@Schema(minimum = "0", example = "30120") long talkSeconds,
			@Schema(minimum = "0", example = "120.0") @Nullable Double averageTalkSeconds,
			@Schema(minimum = "0", example = "9.4") @Nullable Double averageWaitSeconds){

		Figures figures() {
			return new Figures(this.calls, this.answered, this.answerRate, this.talkSeconds, this.averageTalkSeconds,
					this.averageWaitSeconds);
		}

		static Group of(GroupKey key, Figures figures) {
			List<@Nullable String> keys = key.values();
			return new Group((keys.size() == 1) ? keys.getFirst() : null, keys, figures.calls(), figures.answered(),
					figures.answerRate(), figures.talkSeconds(), figures.averageTalkSeconds(),
					figures.averageWaitSeconds());
		}

	}

}
