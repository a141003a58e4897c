package io.cdrfacade.calls;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.cdrfacade.platform.Account;
import io.cdrfacade.platform.CallMethod;
import io.cdrfacade.platform.Cdr;
import io.cdrfacade.platform.CdrQuery;
import io.cdrfacade.platform.Direction;
import io.cdrfacade.platform.SyncState;
import io.cdrfacade.security.Caller;
import io.cdrfacade.security.Scope;

/**
 * Which calls are asked for. An absent filter lets every call through.
 *
 * @param account whose calls
 * @param zone the zone to show times in
 * @param from dialled at or after this
 * @param to dialled before this
 * @param pinned which ends of this range the caller gave
 * @param direction direction of the call
 * @param method how the call was made
 * @param extensions extension numbers; empty for all
 * @param destination number called
 * @param userId custom data: employee
 * @param memberId custom data: member
 * @param maturity custom data: maturity
 * @param customerId custom data: customer
 */
public record CallFilters(Account account, ZoneId zone, Instant from, Instant to, PinnedEnds pinned,
		@Nullable Direction direction, @Nullable CallMethod method, List<String> extensions,
		@Nullable String destination, @Nullable String userId, @Nullable String memberId, @Nullable String maturity,
		@Nullable String customerId) {

	private static final Instant MOVING = Instant.EPOCH;

	/**
	 * Ends the request with the problem {@code forbidden} unless the caller may ask for
	 * these calls. A filter by number would tell masked numbers by trial.
	 * @param caller who asks
	 */
	public void requireGrantedTo(Caller caller) {
		caller.requireAccount(this.account.name());
		if (this.destination != null) {
			caller.require(Scope.NUMBERS_READ);
		}
	}

	/**
	 * Narrows or moves the range.
	 * @param from dialled at or after this
	 * @param to dialled before this
	 * @return the same filters for another range, both ends of which are pinned
	 */
	public CallFilters within(Instant from, Instant to) {
		return new CallFilters(this.account, this.zone, from, to, PinnedEnds.BOTH, this.direction, this.method,
				this.extensions, this.destination, this.userId, this.memberId, this.maturity, this.customerId);
	}

	/**
	 * Writes the filters in one way. An end of the range that moves with the time counts
	 * as moving, wherever it is at the moment.
	 * @return filters that are equal if they mean the same; only to be compared
	 */
	public CallFilters normalised() {
		return new CallFilters(this.account, this.zone, (this.pinned != PinnedEnds.NEITHER) ? this.from : MOVING,
				(this.pinned == PinnedEnds.BOTH) ? this.to : MOVING, this.pinned, this.direction, this.method,
				(this.extensions.size() > 1) ? this.extensions.stream().sorted().toList() : this.extensions,
				this.destination, this.userId, this.memberId, this.maturity, this.customerId);
	}

	/**
	 * Asks the platform for a page of these calls.
	 * @param sync which of them by their sync mark
	 * @param page number of the page, from 1
	 * @param size calls a page
	 * @return the query
	 */
	public CdrQuery toQuery(SyncState sync, int page, int size) {
		return new CdrQuery(this.from, this.to, this.direction, this.method, this.extensions, this.destination,
				this.userId, this.memberId, this.maturity, this.customerId, sync, page, size);
	}

	/**
	 * Tells whether a call is asked for, as the platform would, whenever it was dialled.
	 * @param cdr the call's record
	 * @return whether all filters but the range let it through
	 */
	public boolean admit(Cdr cdr) {
		return (this.direction == null || this.direction == cdr.direction())
				&& (this.method == null || this.method == cdr.method())
				&& (this.extensions.isEmpty() || (cdr.extension() != null && this.extensions.contains(cdr.extension())))
				&& isAnyOr(this.destination, cdr.destination()) && isAnyOr(this.userId, cdr.userId())
				&& isAnyOr(this.memberId, cdr.memberId()) && isAnyOr(this.maturity, cdr.maturity())
				&& isAnyOr(this.customerId, cdr.customerId());
	}

	private static boolean isAnyOr(@Nullable String wanted, @Nullable String actual) {
		return wanted == null || wanted.equals(actual);
	}

	/** As a parameter that reads as exactly this instant, whatever the zone. */
	public String text(Instant instant) {
		return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(this.zone));
	}

}
