package io.cdrfacade.calls.summary;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Cdr;

/**
 * Puts the calls of a range into groups.
 *
 * @param by what they are grouped by
 * @param slots the times that they are grouped by, if they are
 */
record Grouping(GroupBy by, TimeSlots slots) {

	static Grouping of(GroupBy by, List<Day> days, ZoneId zone) {
		return new Grouping(by, TimeSlots.of(by.counted(), days, zone));
	}

	/**
	 * Finds the group that a call is counted in.
	 * @param cdr the call's record
	 * @param startedAt when the call began, if that is a time of the range
	 * @return the group by {@link GroupBy#counted()}
	 */
	GroupKey counted(Cdr cdr, @Nullable Instant startedAt) {
		if (!this.by.isByTime()) {
			return this.by.key(cdr);
		}
		return (startedAt != null) ? this.slots.at(startedAt) : GroupKey.NONE;
	}

	/** Groups that are there without calls, in their order. */
	Collection<GroupKey> standing() {
		return this.slots.keys().stream().map(this.by::merged).collect(Collectors.toCollection(LinkedHashSet::new));
	}

}
