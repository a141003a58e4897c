package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * Puts the calls of a range into groups. Calls are counted in finer groups than those
 * that are shown, so that kept days serve several ways of grouping.
 *
 * @param dimensions what the shown groups are made by, up to two
 * @param counted what the finer groups are made by: days or hours, then fields
 * @param slots the days or hours
 */
record Grouping(List<GroupBy> dimensions, List<GroupBy> counted, TimeSlots slots) {

	static Grouping of(List<GroupBy> dimensions, List<Day> days, ZoneId zone) {
		List<GroupBy> counted = counted(dimensions);
		boolean hours = counted.getFirst() == GroupBy.HOUR;
		return new Grouping(dimensions, counted, hours ? TimeSlots.hours(days, zone) : TimeSlots.days(days));
	}

	/**
	 * The finer groups that the groups of these dimensions are made of.
	 * @param dimensions what the shown groups are made by
	 * @return days or hours, and the fields in a fixed order
	 */
	static List<GroupBy> counted(List<GroupBy> dimensions) {
		boolean hours = dimensions.stream().anyMatch((dimension) -> dimension.counted() == GroupBy.HOUR);
		Stream<GroupBy> fields = dimensions.stream().filter((dimension) -> !dimension.isTime()).sorted();
		return Stream.concat(Stream.of(hours ? GroupBy.HOUR : GroupBy.DAY), fields).toList();
	}

	/**
	 * Finds the finer group that a call is counted in.
	 * @param cdr the call's record
	 * @param startedAt when the call began, if that is a time of the range
	 * @return its group by {@link #counted}
	 */
	GroupKey count(Cdr cdr, @Nullable Instant startedAt) {
		String slot = (startedAt != null) ? this.slots.at(startedAt) : null;
		return GroupKey.of(this.counted, (dimension) -> dimension.isTime() ? slot : dimension.field(cdr));
	}

	/**
	 * Finds the shown group that a finer group is a part of.
	 * @param key a group by {@link #counted}
	 * @return the group by {@link #dimensions}
	 */
	GroupKey show(GroupKey key) {
		String slot = key.values().getFirst();
		return GroupKey.of(this.dimensions, (dimension) -> dimension.isTime() ? time(dimension, slot)
				: key.values().get(this.counted.indexOf(dimension)));
	}

	private static @Nullable String time(GroupBy dimension, @Nullable String slot) {
		return (slot != null) ? dimension.ofTime(slot) : null;
	}

}
