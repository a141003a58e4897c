package io.cdrfacade.calls;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.SyncState;

/**
 * Which calls are asked for: what the list, walks, exports, counts and changes share.
 *
 * @param account whose calls
 * @param zone the zone to show times in
 * @param from dialled at or after this
 * @param to dialled before this
 * @param pinned which ends of this range the caller gave
 * @param sync which of the calls by their sync mark
 * @param filters which of the calls by their fields
 */
public record Selection(Account account, ZoneId zone, Instant from, Instant to, PinnedEnds pinned, SyncState sync,
		Filters filters) {

	/** No platform has older calls. */
	public static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

	private static final Instant MOVING = Instant.EPOCH;

	/**
	 * Selects all calls of an account in a range, read or not.
	 * @param account the account, whose zone is used
	 * @param from dialled at or after this
	 * @param to dialled before this
	 * @return the selection, both ends of which are pinned
	 */
	public static Selection all(Account account, Instant from, Instant to) {
		return new Selection(account, account.zone(), from, to, PinnedEnds.BOTH, SyncState.ALL, Filters.NONE);
	}

	/**
	 * Narrows or moves the range.
	 * @param from dialled at or after this
	 * @param to dialled before this
	 * @return the same selection for another range, both ends of which are pinned
	 */
	public Selection within(Instant from, Instant to) {
		return new Selection(this.account, this.zone, from, to, PinnedEnds.BOTH, this.sync, this.filters);
	}

	/**
	 * Selects by the sync mark.
	 * @param sync which calls by their sync mark
	 * @return the same selection with that mark
	 */
	public Selection marked(SyncState sync) {
		return new Selection(this.account, this.zone, this.from, this.to, this.pinned, sync, this.filters);
	}

	/**
	 * Brings the selection into one form, to be compared only. Ends of the range that
	 * move with the time are all the same in it.
	 * @return a selection that equals others that mean the same
	 */
	public Selection normalised() {
		return new Selection(this.account, this.zone, (this.pinned != PinnedEnds.NEITHER) ? this.from : MOVING,
				(this.pinned == PinnedEnds.BOTH) ? this.to : MOVING, this.pinned, this.sync, this.filters.normalised());
	}

	/**
	 * Leaves out what makes no difference to the platform: the zone, and the filters that
	 * it does not know.
	 * @return a selection that equals others for which the platform is asked for the same
	 * calls
	 */
	public Selection forPlatform() {
		return new Selection(this.account, this.account.zone(), this.from, this.to, this.pinned, this.sync,
				new Filters(this.filters.forPlatform(), OwnFilters.NONE));
	}

	/**
	 * Makes the query for a page of these calls. Filters that the platform does not know
	 * are not in it, so that a page may hold too many calls.
	 * @param page number of the page, from 1
	 * @param size calls a page
	 * @return the query
	 */
	public CdrQuery toQuery(int page, int size) {
		return new CdrQuery(this.from, this.to, this.filters.forPlatform(), this.sync, page, size);
	}

	/**
	 * Estimates the memory that a selection takes as a key.
	 * @return bytes, roughly
	 */
	public int weight() {
		return this.filters.weight();
	}

	/** Writes an instant as a parameter that means the same in every zone. */
	public String text(Instant instant) {
		return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(this.zone));
	}

	/**
	 * Compares all components. Written out, as each request compares keys with a
	 * selection in them: generated code, several records deep, took a twentieth of an
	 * answer from the cache.
	 */
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Selection selection && this.from.equals(selection.from) && this.to.equals(selection.to)
				&& this.pinned == selection.pinned && this.sync == selection.sync && this.zone.equals(selection.zone)
				&& this.account.equals(selection.account) && this.filters.equals(selection.filters);
	}

	/** Of what differs most between selections. */
	@Override
	public int hashCode() {
		return 31 * (31 * (31 * this.from.hashCode() + this.to.hashCode()) + this.filters.hashCode())
				+ this.account.hashCode();
	}

}
